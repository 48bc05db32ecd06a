// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers whether an id stands for a row that is stored or is about to be. */
final class References {

    private final Manifest manifest;
    private final KnownIds known;
    private final Map<RosterFile, RowIndex> indexes = new EnumMap<>(RosterFile.class);

    References(Manifest manifest, KnownIds known) {
        this.manifest = manifest;
        this.known = known;
    }

    RowIndex begin(RosterFile file) {
        var index = new RowIndex();
        indexes.put(file, index);
        return index;
    }

    @Nullable
    RowIndex index(RosterFile file) {
        return indexes.get(file);
    }

    boolean isKnown(RosterFile file, String sourcedId) {
        return known.knows(file, sourcedId);
    }

    KnownIds.@Nullable Objection objection(RosterRow.RosterUser user) {
        return known.objection(user);
    }

    /**
     * What is wrong with a reference, null if nothing. A bulk file is the whole truth about its ids; beside a delta
     * file, or none, counts what is stored. Of a file that could not be read nothing is held against others.
     */
    Column.@Nullable Fault fault(RosterFile target, String sourcedId) {
        var index = indexes.get(target);
        var mark = index == null ? null : index.mark(sourcedId);
        if (mark != null) {
            return switch (mark.state()) {
                case READY -> null;
                case DELETES -> Column.Fault.of("roster.reference.deleted", sourcedId, target.fileName(), mark.line());
                case BAD -> Column.Fault.of("roster.reference.bad", sourcedId, target.fileName(), mark.line());
            };
        }
        if (index != null && !index.isComplete()) {
            return null;
        }
        if (manifest.mode(target) != Manifest.Mode.BULK && known.knows(target, sourcedId)) {
            return null;
        }
        return Column.Fault.of("roster.reference.unknown", sourcedId, target.fileName());
    }
}
