// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The dry run of a bundle, and afterwards the way to its rows. Rows are streamed; only ids, lines and states are held.
 * The bundle must stay open as long as the check is used.
 */
public final class RosterCheck {

    public enum Choice {
        ALL_OR_NOTHING,
        READY_ROWS
    }

    private final RosterBundle bundle;
    private final RowMessages messages;
    private final Manifest manifest;
    private final References references;
    private boolean blocked;

    private RosterCheck(RosterBundle bundle, Manifest manifest, KnownIds known, RowMessages messages) {
        this.bundle = bundle;
        this.messages = messages;
        this.manifest = manifest;
        this.references = new References(manifest, known);
    }

    /** Reads and checks everything. What is wrong with the bundle is in the report; only a failing disk throws. */
    public static RosterCheck of(RosterBundle bundle, KnownIds known, RosterLimits limits) throws IOException {
        return of(bundle, system -> known, limits);
    }

    /**
     * As above, where what is stored depends on the system that wrote the bundle.
     *
     * @param stored by the name of that system, which may be empty
     */
    public static RosterCheck of(RosterBundle bundle, Function<String, ? extends KnownIds> stored, RosterLimits limits)
            throws IOException {
        var messages = new RowMessages(limits.messages());
        Manifest manifest;
        try {
            manifest = Manifest.of(bundle, messages);
        } catch (UnreadableRoster e) {
            messages.add(e.reason());
            manifest = new Manifest(Map.of(), "");
        }
        var check = new RosterCheck(bundle, manifest, stored.apply(manifest.system()), messages);
        if (messages.count(RowMessage.Severity.ERROR) > 0) {
            check.blocked = true;
        } else {
            check.checkFiles();
        }
        return check;
    }

    private void checkFiles() throws IOException {
        for (var file : RosterFile.values()) {
            if (manifest.mode(file) == Manifest.Mode.ABSENT) {
                continue;
            }
            var index = references.begin(file);
            try (var table = bundle.table(file)) {
                checkHeader(file, table);
                var rows = new RowCheck(file, manifest.mode(file), table.width(), index, references, messages);
                for (var row = table.next(); row != null; row = table.next()) {
                    rows.check(row);
                }
                index.markComplete();
                settleParents(file, index);
            } catch (UnreadableRoster e) {
                messages.add(e.reason());
                blocked = true;
            }
        }
        warnOfUsersWithoutRole();
    }

    private void checkHeader(RosterFile file, RosterTable table) {
        boolean delta = manifest.mode(file) == Manifest.Mode.DELTA;
        var missing = file.columns().stream()
                .filter(column -> column.required()
                        || delta
                                && (column.name().equals(RosterFile.STATUS)
                                        || column.name().equals(RosterFile.MODIFIED)))
                .map(Column::name)
                .filter(name -> !table.hasColumn(name))
                .toList();
        if (!missing.isEmpty()) {
            throw UnreadableRoster.file(file.fileName(), 1, "roster.file.columnsMissing", String.join(", ", missing));
        }
        var unknown = table.header().stream()
                .filter(name -> !name.isEmpty())
                .filter(name -> file.columns().stream()
                        .noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .toList();
        if (!unknown.isEmpty()) {
            messages.note(file.fileName(), 1, "", "roster.file.columnsIgnored", String.join(", ", unknown));
        }
    }

    private void settleParents(RosterFile file, RowIndex index) {
        String column = file.parentColumn();
        if (column != null) {
            index.settleParents(
                    id -> references.fault(file, id),
                    (mark, fault) -> messages.add(RowMessage.error(
                            file.fileName(),
                            mark.line(),
                            column,
                            fault.key(),
                            fault.parameters().toArray())));
        }
    }

    private void warnOfUsersWithoutRole() {
        var users = references.index(RosterFile.USERS);
        if (users == null
                || blocked
                || manifest.mode(RosterFile.USERS) != Manifest.Mode.BULK
                || manifest.mode(RosterFile.ROLES) != Manifest.Mode.BULK) {
            return;
        }
        for (var mark : users.marks()) {
            if (mark.lacksRole()) {
                messages.warning(RosterFile.USERS.fileName(), mark.line(), "", "roster.row.noRole");
            }
        }
    }

    public RosterReport report() {
        var files = new ArrayList<RosterReport.FileCount>();
        for (var file : RosterFile.values()) {
            var index = references.index(file);
            if (index != null) {
                files.add(new RosterReport.FileCount(
                        file.fileName(), manifest.mode(file), index.rows(), index.ready(), index.deletions()));
            }
        }
        return new RosterReport(
                manifest.system(),
                blocked,
                files,
                messages.count(RowMessage.Severity.ERROR),
                messages.count(RowMessage.Severity.WARNING),
                messages.count(RowMessage.Severity.NOTE),
                messages.sorted());
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Whether a row of the bundle, faulty or not, has this id. An id in a faulty row is not gone from the source. */
    public boolean names(RosterFile file, String sourcedId) {
        var index = references.index(file);
        return index != null && index.mark(sourcedId) != null;
    }

    /**
     * Hands over the rows without error: each after everything it refers to, parents before children, and all deletions
     * at the end in the opposite order of files. Hands over none if the bundle is blocked, or if all were asked for and
     * one has an error.
     *
     * @return how many
     */
    public int forEachReady(Choice choice, Consumer<RosterRow> consumer) throws IOException {
        if (blocked || choice == Choice.ALL_OR_NOTHING && messages.count(RowMessage.Severity.ERROR) > 0) {
            return 0;
        }
        int count = 0;
        for (var file : RosterFile.values()) {
            var index = references.index(file);
            for (int depth = 0; index != null && depth <= index.deepest(); depth++) {
                count += hand(file, index, RowIndex.State.READY, depth, consumer);
            }
        }
        for (var file : List.of(RosterFile.values()).reversed()) {
            var index = references.index(file);
            if (index != null && index.deletions() > 0) {
                count += hand(file, index, RowIndex.State.DELETES, 0, consumer);
            }
        }
        return count;
    }

    private int hand(RosterFile file, RowIndex index, RowIndex.State state, int depth, Consumer<RosterRow> consumer)
            throws IOException {
        int count = 0;
        try (var table = bundle.table(file)) {
            for (var row = table.next(); row != null; row = table.next()) {
                var mark = index.isReady(row.number()) ? index.mark(row.text(RosterFile.SOURCED_ID)) : null;
                if (isWanted(mark, state, depth)) {
                    consumer.accept(RosterRow.of(file, manifest.mode(file), row));
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean isWanted(RowIndex.@Nullable Mark mark, RowIndex.State state, int depth) {
        return mark != null && mark.state() == state && mark.depth() == depth;
    }
}
