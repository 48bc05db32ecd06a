// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.List;
import java.util.Map;
import org.belay.imports.Undone;
import org.belay.people.PersonId;

/**
 * What an undo did or would do, as people see it.
 *
 * @param kept people who stay, by name
 */
record UndoPage(Undone undone, List<Kept> kept) {

    /** @param reason message key */
    record Kept(String id, String name, String reason) {}

    static UndoPage of(Undone undone, Map<PersonId, String> names) {
        return new UndoPage(
                undone,
                undone.kept().stream()
                        .map(kept -> new Kept(
                                kept.person().toString(),
                                names.getOrDefault(
                                        PersonId.of(kept.person()),
                                        kept.person().toString()),
                                kept.label()))
                        .toList());
    }
}
