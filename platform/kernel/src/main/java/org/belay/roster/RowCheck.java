// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks the rows of one file, one after the other. */
final class RowCheck {

    /** Columns whose values may stand in one row only, capitals aside. */
    private static final List<String> UNIQUE = List.of("username", "email", "identifier");

    private final RosterFile file;
    private final Manifest.Mode mode;
    private final boolean delta;
    private final int width;
    private final RowIndex index;
    private final References references;
    private final RowMessages messages;
    private final Map<String, Map<String, Integer>> seen = new HashMap<>();
    private boolean statusNoted;
    private boolean secretNoted;
    private boolean faulty;

    RowCheck(
            RosterFile file,
            Manifest.Mode mode,
            int width,
            RowIndex index,
            References references,
            RowMessages messages) {
        this.file = file;
        this.mode = mode;
        this.delta = mode == Manifest.Mode.DELTA;
        this.width = width;
        this.index = index;
        this.references = references;
        this.messages = messages;
    }

    void check(RosterTable.Row row) {
        faulty = false;
        String id = row.text(RosterFile.SOURCED_ID);
        var first = index.mark(id);
        if (first != null) {
            error(row, RosterFile.SOURCED_ID, Column.Fault.of("roster.row.duplicate", id, first.line()));
            index.addNameless();
            return;
        }
        boolean deletes = delta && row.text(RosterFile.STATUS).equals(RosterFile.TO_BE_DELETED);
        if (!hasAllCells(row)) {
            error(row, "", Column.Fault.of("roster.row.cells", row.values().size(), width));
        } else {
            checkCells(row, deletes);
        }
        if (id.isEmpty()) {
            index.addNameless();
            return;
        }
        var state = faulty ? RowIndex.State.BAD : deletes ? RowIndex.State.DELETES : RowIndex.State.READY;
        String parent = file.parentColumn();
        index.add(id, row, state, parent == null || deletes ? "" : row.text(parent));
        if (deletes && !faulty && !references.isKnown(file, id)) {
            messages.note(file.fileName(), row.line(), RosterFile.SOURCED_ID, "roster.row.nothingToDelete", id);
        }
        if (file == RosterFile.ROLES && state == RowIndex.State.READY) {
            giveRole(row.text("userSourcedId"));
        }
    }

    private boolean hasAllCells(RosterTable.Row row) {
        var values = row.values();
        return values.size() >= width
                && values.subList(width, values.size()).stream()
                        .allMatch(extra -> CellText.trimmed(extra).isEmpty());
    }

    private void checkCells(RosterTable.Row row, boolean deletes) {
        for (var column : file.columns()) {
            boolean ofDelta =
                    column.name().equals(RosterFile.STATUS) || column.name().equals(RosterFile.MODIFIED);
            if (ofDelta && !delta) {
                checkStatusInBulk(row, column);
            } else if (!deletes || ofDelta || column.name().equals(RosterFile.SOURCED_ID)) {
                checkCell(row, column, column.required() || ofDelta);
            }
        }
        if (!deletes) {
            checkDays(row);
            if (file == RosterFile.USERS) {
                UNIQUE.forEach(column -> checkUnique(row, column));
                checkObjection(row);
            }
        }
    }

    private void checkStatusInBulk(RosterTable.Row row, Column column) {
        String value = row.text(column.name());
        if (column.name().equals(RosterFile.STATUS) && value.equals(RosterFile.TO_BE_DELETED)) {
            error(row, column.name(), Column.Fault.of("roster.row.deletionInBulk"));
        } else if (!value.isEmpty() && !statusNoted) {
            statusNoted = true;
            messages.note(file.fileName(), row.line(), column.name(), "roster.row.statusInBulk");
        }
    }

    private void checkCell(RosterTable.Row row, Column column, boolean required) {
        String value = row.text(column.name());
        if (value.isEmpty()) {
            if (required) {
                error(row, column.name(), Column.Fault.of("roster.row.required"));
            }
            return;
        }
        if (column.kind() == Column.Kind.SECRET) {
            noteSecret(row, column);
            return;
        }
        var fault = column.faultIn(value);
        if (fault != null) {
            error(row, column.name(), fault);
            return;
        }
        if (column.looksLikeFormula(value)) {
            messages.note(file.fileName(), row.line(), column.name(), "roster.row.formula", value);
        }
        if (column.looksRounded(value)) {
            messages.warning(file.fileName(), row.line(), column.name(), "roster.row.rounded", value);
        }
        if (column.refers()) {
            checkReferences(row, column);
        }
    }

    private void noteSecret(RosterTable.Row row, Column column) {
        if (!secretNoted) {
            secretNoted = true;
            messages.note(file.fileName(), row.line(), column.name(), "roster.row.password");
        }
    }

    /** Parents are looked at when all rows of the file are known, since they may stand below their children. */
    private void checkReferences(RosterTable.Row row, Column column) {
        if (column.name().equals(file.parentColumn())) {
            return;
        }
        boolean several = column.kind() == Column.Kind.REFERENCES;
        var ids = several ? row.list(column.name()) : List.of(row.text(column.name()));
        if (ids.isEmpty() && column.required()) {
            error(row, column.name(), Column.Fault.of("roster.row.required"));
        }
        for (String id : ids) {
            var fault = references.fault(column.target(), id);
            if (fault != null) {
                error(row, column.name(), fault);
            }
        }
    }

    private void checkDays(RosterTable.Row row) {
        String begin = file.beginColumn();
        if (begin == null || !isDay(row.text(begin)) || !isDay(row.text("endDate"))) {
            return;
        }
        if (LocalDate.parse(row.text("endDate")).isBefore(LocalDate.parse(row.text(begin)))) {
            error(row, "endDate", Column.Fault.of("roster.row.days", row.text("endDate"), row.text(begin)));
        }
    }

    private static boolean isDay(String value) {
        return !value.isEmpty() && new Column("", Column.Kind.DATE, false).faultIn(value) == null;
    }

    /** What only those know who keep the people; asked for rows that are right in themselves. */
    private void checkObjection(RosterTable.Row row) {
        if (!faulty && RosterRow.of(file, mode, row) instanceof RosterRow.RosterUser user) {
            var objection = references.objection(user);
            if (objection != null) {
                error(row, objection.column(), new Column.Fault(objection.key(), objection.parameters()));
            }
        }
    }

    private void checkUnique(RosterTable.Row row, String column) {
        String value = row.text(column);
        if (value.isEmpty()) {
            return;
        }
        var lines = seen.computeIfAbsent(column, name -> new HashMap<>());
        var first = lines.putIfAbsent(value.toLowerCase(Locale.ROOT), row.line());
        if (first != null) {
            error(row, column, Column.Fault.of("roster.row.taken", value, first));
        }
    }

    private void giveRole(String user) {
        var users = references.index(RosterFile.USERS);
        var mark = users == null ? null : users.mark(user);
        if (mark != null) {
            mark.giveRole();
        }
    }

    private void error(RosterTable.Row row, String column, Column.Fault fault) {
        faulty = true;
        messages.add(RowMessage.error(
                file.fileName(),
                row.line(),
                column,
                fault.key(),
                fault.parameters().toArray()));
    }
}
