// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which rows are ready, in the plainest way: everything in memory, rules spelled out again, references settled by
 * adding rows until nothing changes.
 */
final class RosterOracle {

    private static final Map<String, String> REQUIRED = Map.of(
            "orgs", "name type",
            "academicSessions", "title type startDate endDate schoolYear",
            "courses", "title orgSourcedId",
            "classes", "title courseSourcedId classType schoolSourcedId termSourcedIds",
            "users", "enabledUser username givenName familyName",
            "roles", "userSourcedId roleType role orgSourcedId",
            "enrollments", "classSourcedId schoolSourcedId userSourcedId role");

    private static final Map<String, String> WORDS = Map.of(
            "orgs.type", "department school district local state national",
            "academicSessions.type", "gradingPeriod semester schoolYear term",
            "classes.classType", "homeroom scheduled",
            "roles.roleType", "primary secondary",
            "roles.role",
                    "aide counselor districtAdministrator guardian parent principal proctor relative siteAdministrator student systemAdministrator teacher",
            "enrollments.role", "administrator proctor student teacher");

    static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("orgs.parentSourcedId", "orgs"),
            Map.entry("academicSessions.parentSourcedId", "academicSessions"),
            Map.entry("courses.schoolYearSourcedId", "academicSessions"),
            Map.entry("courses.orgSourcedId", "orgs"),
            Map.entry("classes.courseSourcedId", "courses"),
            Map.entry("classes.schoolSourcedId", "orgs"),
            Map.entry("classes.termSourcedIds", "academicSessions"),
            Map.entry("users.primaryOrgSourcedId", "orgs"),
            Map.entry("roles.userSourcedId", "users"),
            Map.entry("roles.orgSourcedId", "orgs"),
            Map.entry("enrollments.classSourcedId", "classes"),
            Map.entry("enrollments.schoolSourcedId", "orgs"),
            Map.entry("enrollments.userSourcedId", "users"));

    /** A file as a table whose first row is the header. */
    record Table(String mode, List<List<String>> rows) {

        String cell(int row, String column) {
            int at = rows.getFirst().indexOf(column);
            return at < 0 || at >= rows.get(row).size()
                    ? ""
                    : rows.get(row).get(at).strip();
        }

        boolean delta() {
            return mode.equals("delta");
        }

        boolean deletes(int row) {
            return delta() && cell(row, "status").equals("tobedeleted");
        }
    }

    private final Map<String, Table> tables;
    private final Set<String> known;

    /** Ids are written as file, colon, id. */
    RosterOracle(Map<String, Table> tables, Set<String> known) {
        this.tables = tables;
        this.known = known;
    }

    /** Ready rows as file, colon, line, and a minus sign where they delete. */
    Set<String> ready() {
        var candidates = new HashMap<String, List<Integer>>();
        var present = new HashSet<String>();
        tables.forEach((file, table) -> {
            candidates.put(file, sound(file, table));
            for (int i = 1; i < table.rows().size(); i++) {
                present.add(file + ":" + table.cell(i, "sourcedId"));
            }
        });
        var ids = new HashSet<String>();
        var ready = new TreeSet<String>();
        for (boolean grows = true; grows; ) {
            grows = false;
            for (var entry : candidates.entrySet()) {
                var table = tables.get(entry.getKey());
                for (int row : entry.getValue()) {
                    String place = entry.getKey() + ":" + (row + 1) + (table.deletes(row) ? "-" : "");
                    if (!ready.contains(place)
                            && references(entry.getKey(), table, row).stream()
                                    .allMatch(id -> ids.contains(id) || !present.contains(id) && isStored(id))) {
                        grows = true;
                        ready.add(place);
                        if (!table.deletes(row)) {
                            ids.add(entry.getKey() + ":" + table.cell(row, "sourcedId"));
                        }
                    }
                }
            }
        }
        return ready;
    }

    private boolean isStored(String id) {
        var table = tables.get(id.substring(0, id.indexOf(':')));
        return known.contains(id) && (table == null || table.delta());
    }

    static List<String> references(String file, Table table, int row) {
        var ids = new ArrayList<String>();
        if (!table.deletes(row)) {
            REFERENCES.forEach((place, target) -> {
                if (place.startsWith(file + ".")) {
                    for (String id :
                            table.cell(row, place.substring(file.length() + 1)).split(",")) {
                        if (!id.isBlank()) {
                            ids.add(target + ":" + id.strip());
                        }
                    }
                }
            });
        }
        return ids;
    }

    private static List<Integer> sound(String file, Table table) {
        var sound = new ArrayList<Integer>();
        var ids = new HashSet<String>();
        var names = new HashSet<String>();
        for (int row = 1; row < table.rows().size(); row++) {
            String id = table.cell(row, "sourcedId");
            if (!id.isEmpty() && !ids.add(id)) {
                continue;
            }
            boolean complete =
                    table.rows().get(row).size() == table.rows().getFirst().size();
            boolean free = true;
            if (file.equals("users") && complete && !table.deletes(row)) {
                for (String column : List.of("username", "email")) {
                    String value = table.cell(row, column).toLowerCase(Locale.ROOT);
                    free &= value.isEmpty() || names.add(column + value);
                }
            }
            if (!id.isEmpty() && complete && free && isSound(file, table, row)) {
                sound.add(row);
            }
        }
        return sound;
    }

    private static boolean isSound(String file, Table table, int row) {
        String status = table.cell(row, "status");
        if (table.delta()) {
            boolean word = status.equals("active") || status.equals("tobedeleted");
            if (!word || !table.cell(row, "dateLastModified").matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:00:00Z")) {
                return false;
            }
            if (table.deletes(row)) {
                return true;
            }
        } else if (status.equals("tobedeleted")) {
            return false;
        }
        for (String column : REQUIRED.getOrDefault(file, "").split(" ")) {
            if (table.cell(row, column).isEmpty()) {
                return false;
            }
        }
        for (String column : table.rows().getFirst()) {
            boolean unused = column.equals("password") || column.equals("status") || column.equals("dateLastModified");
            if (!unused && !isSoundValue(file + "." + column, table.cell(row, column))) {
                return false;
            }
        }
        return inOrder(table.cell(row, "startDate"), table.cell(row, "endDate"))
                && inOrder(table.cell(row, "beginDate"), table.cell(row, "endDate"));
    }

    private static boolean isSoundValue(String place, String value) {
        if (value.isEmpty()) {
            return true;
        }
        String words = WORDS.get(place);
        if (words != null) {
            boolean extended = value.startsWith("ext:") && value.length() > 4 && !place.equals("roles.roleType");
            return extended || List.of(words.split(" ")).contains(value);
        }
        if (place.endsWith("Date")) {
            return value.matches("2026-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])");
        }
        return switch (place.substring(place.indexOf('.') + 1)) {
            case "schoolYear" -> value.matches("20\\d\\d");
            case "enabledUser", "primary" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case "email" -> value.matches("[a-zA-Z0-9]+@example\\.org");
            default -> !value.contains("\u0007") && value.length() < 2_000;
        };
    }

    private static boolean inOrder(String begin, String end) {
        return begin.isEmpty() || end.isEmpty() || !LocalDate.parse(end).isBefore(LocalDate.parse(begin));
    }
}
