// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.belay.roster.RosterOracle.Table;
import org.junit.jupiter.api.Test;

class RosterCorruptionTests {

    private static final int RUNS = 600;
    private static final List<String> GARBAGE = List.of(
            "",
            " ",
            "nonsense",
            "ext:other",
            "ext:",
            "2026-13-01",
            "2026-05-05",
            "2026-12-28",
            "true",
            "maybe",
            "tobedeleted",
            "active",
            "a\u0007b",
            "=SUM(A1)",
            "Otto@example.org",
            "tess@@example.org",
            "2027",
            "x".repeat(5_000));

    @Test
    void readyRowsAreWhatABruteForceSearchFinds() throws IOException {
        for (long seed = 1; seed <= RUNS; seed++) {
            compare(seed);
        }
    }

    private static void compare(long seed) throws IOException {
        var random = new Random(seed);
        var tables = corrupted(random);
        var known = known(random);
        var zip = RosterZip.empty();
        tables.forEach((title, table) -> zip.file(
                RosterFile.named(title).orElseThrow(),
                table.mode(),
                table.rows().stream().map(RosterCorruptionTests::csv).toArray(String[]::new)));
        var rows = new ArrayList<RosterRow>();
        RosterReport report;
        try (var bundle = zip.open()) {
            var check = RosterCheck.of(
                    bundle, (file, id) -> known.contains(file.title() + ":" + id), RosterLimits.STANDARD);
            report = check.report();
            check.forEachReady(RosterCheck.Choice.READY_ROWS, rows::add);
        }
        var places = rows.stream().map(RosterCorruptionTests::place).collect(Collectors.toCollection(TreeSet::new));
        assertThat(report.blocked()).as("blocked with seed %d", seed).isFalse();
        var expected = new RosterOracle(tables, known).ready();
        assertThat(without(places, expected))
                .as("wrongly ready with seed %d", seed)
                .isEmpty();
        assertThat(without(expected, places))
                .as("wrongly refused with seed %d", seed)
                .isEmpty();
        assertThat(report.files().stream()
                        .mapToInt(RosterReport.FileCount::ready)
                        .sum())
                .as("counts with seed %d", seed)
                .isEqualTo(rows.size());
        assertInOrder(seed, tables, rows);
    }

    private static Set<String> without(Set<String> places, Set<String> others) {
        return places.stream().filter(place -> !others.contains(place)).collect(Collectors.toSet());
    }

    private static void assertInOrder(long seed, Map<String, Table> tables, List<RosterRow> rows) {
        var coming = rows.stream()
                .filter(row -> !(row instanceof RosterRow.Deletion))
                .map(RosterCorruptionTests::id)
                .collect(Collectors.toCollection(HashSet::new));
        for (var row : rows) {
            String title = row.origin().file().title();
            coming.remove(id(row));
            if (!(row instanceof RosterRow.Deletion)) {
                var table = java.util.Objects.requireNonNull(tables.get(title));
                assertThat(RosterOracle.references(title, table, row.origin().line() - 1))
                        .as("order with seed %d", seed)
                        .noneMatch(coming::contains);
            }
        }
    }

    private static Map<String, Table> corrupted(Random random) {
        var tables = new TreeMap<String, Table>();
        for (var file : RosterFile.values()) {
            String mode = random.nextInt(3) == 0 ? "delta" : "bulk";
            if (random.nextInt(12) == 0 && file != RosterFile.ENROLLMENTS) {
                continue;
            }
            tables.put(file.title(), new Table(mode, rows(file, mode)));
        }
        for (int i = random.nextInt(9); i > 0; i--) {
            corrupt(new ArrayList<>(tables.values()).get(random.nextInt(tables.size())), random);
        }
        return tables;
    }

    private static void corrupt(Table table, Random random) {
        var rows = table.rows();
        int at = 1 + random.nextInt(rows.size() - 1);
        var row = rows.get(at);
        int column = random.nextInt(row.size());
        switch (random.nextInt(8)) {
            case 0, 1 -> row.set(column, GARBAGE.get(random.nextInt(GARBAGE.size())));
            case 2 -> row.set(column, copied(rows, random, column));
            case 3 -> row.set(0, copied(rows, random, 0));
            case 4 -> row.removeLast();
            case 5 -> row.set(1, random.nextBoolean() ? "tobedeleted" : "active");
            case 6 -> rows.add(1 + random.nextInt(rows.size()), new ArrayList<>(row));
            default -> {
                int reference = referenceColumn(rows.getFirst(), random);
                row.set(Math.min(reference, row.size() - 1), prefix(rows.getFirst(), reference) + random.nextInt(7));
            }
        }
    }

    private static String copied(List<List<String>> rows, Random random, int column) {
        var other = rows.get(1 + random.nextInt(rows.size() - 1));
        return column < other.size() ? other.get(column) : "";
    }

    private static int referenceColumn(List<String> header, Random random) {
        int column;
        do {
            column = random.nextInt(header.size());
        } while (!header.get(column).contains("ourcedId"));
        return column;
    }

    private static String prefix(List<String> header, int column) {
        return switch (header.get(column)) {
            case "classSourcedId" -> "classes";
            case "userSourcedId" -> "users";
            case "courseSourcedId" -> "courses";
            case "termSourcedIds", "schoolYearSourcedId" -> "academicSessions";
            case "parentSourcedId" -> header.contains("startDate") ? "academicSessions" : "orgs";
            case "sourcedId" -> header.contains("username") ? "users" : "orgs";
            default -> "orgs";
        };
    }

    private static List<List<String>> rows(RosterFile file, String mode) {
        var rows = new ArrayList<List<String>>();
        var header = file.columns().stream().map(Column::name).toList();
        rows.add(header);
        for (int i = 0; i < (file == RosterFile.ENROLLMENTS ? 12 : 6); i++) {
            var row = new ArrayList<String>();
            for (String column : header) {
                row.add(value(file.title(), column, i, mode.equals("delta")));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String value(String file, String column, int i, boolean delta) {
        return switch (column) {
            case "sourcedId" -> file + i;
            case "status" -> delta ? "active" : "";
            case "dateLastModified" -> delta ? "2026-08-01T08:00:00Z" : "";
            case "parentSourcedId" -> i == 5 ? "" : file + (i + 1);
            case "type" -> file.equals("orgs") ? "school" : "term";
            case "classType" -> "scheduled";
            case "roleType" -> "primary";
            case "role" -> "student";
            case "startDate", "beginDate" -> "2026-02-0" + (i % 9 + 1);
            case "endDate" -> "2026-06-01";
            case "schoolYear" -> "2026";
            case "enabledUser" -> "true";
            case "username" -> "person" + i;
            case "email" -> "person" + i + "@example.org";
            case "termSourcedIds" -> "academicSessions0,academicSessions" + i;
            case "title", "name", "givenName", "familyName" -> "Sample " + i;
            default -> {
                String target = RosterOracle.REFERENCES.get(file + "." + column);
                yield target == null ? "" : target + i % 6;
            }
        };
    }

    private static Set<String> known(Random random) {
        var known = new HashSet<String>();
        for (var file : RosterFile.values()) {
            for (int i = 0; i < 7; i++) {
                if (random.nextBoolean()) {
                    known.add(file.title() + ":" + file.title() + i);
                }
            }
        }
        return known;
    }

    private static String csv(List<String> row) {
        return row.stream()
                .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                .collect(Collectors.joining(","));
    }

    private static String id(RosterRow row) {
        return row.origin().file().title() + ":" + row.origin().sourcedId();
    }

    private static String place(RosterRow row) {
        return row.origin().file().title() + ":" + row.origin().line() + (row instanceof RosterRow.Deletion ? "-" : "");
    }
}
