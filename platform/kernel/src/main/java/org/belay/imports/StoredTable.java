// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.belay.roster.RosterFile;
import org.belay.roster.RosterRow;
import org.jspecify.annotations.Nullable;

/** Where the rows of a file are kept, and in which columns beside their id. */
enum StoredTable {
    ORG(RosterFile.ORGS, "name", "type", "identifier", "parent"),
    SESSION(RosterFile.ACADEMIC_SESSIONS, "title", "type", "first_day", "last_day", "parent", "school_year"),
    COURSE(RosterFile.COURSES, "school_year", "title", "code", "grades", "org", "subjects", "subject_codes"),
    CLASS(
            RosterFile.CLASSES,
            "title",
            "grades",
            "course",
            "code",
            "type",
            "location",
            "school",
            "terms",
            "subjects",
            "subject_codes",
            "periods"),
    PERSON_LINK(RosterFile.USERS, "person_id", "username", "enabled", "org", "grades"),
    ROLE(RosterFile.ROLES, "user_id", "main", "role", "first_day", "last_day", "org"),
    ENROLLMENT(RosterFile.ENROLLMENTS, "class_id", "school", "user_id", "role", "main", "first_day", "last_day");

    private final RosterFile file;
    private final List<String> columns;

    StoredTable(RosterFile file, String... columns) {
        this.file = file;
        this.columns = List.of(columns);
    }

    static StoredTable of(RosterFile file) {
        return List.of(values()).stream()
                .filter(table -> table.file == file)
                .findFirst()
                .orElseThrow();
    }

    String sqlName() {
        return "platform.roster_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Adds rows and changes those that are there; what is the same already is not touched. Takes source, import, rows. */
    String upsert() {
        return """
                insert into %1$s as t (source_id, sourced_id, %2$s%7$s, added_in)
                select :source, r.sourced_id, %3$s%8$s, :import
                  from json_populate_recordset(null::%1$s, cast(:rows as json)) r
                on conflict (tenant_id, source_id, sourced_id)
                do update set %4$s, changed_in = :import, ended_in = null
                 where row(%5$s) is distinct from row(%6$s) or t.ended_in is not null""".formatted(
                        sqlName(),
                        each("%s"),
                        each("r.%s"),
                        each("%1$s = excluded.%1$s"),
                        each("t.%s"),
                        each("excluded.%s"),
                        this == PERSON_LINK ? ", person_added_in" : "",
                        this == PERSON_LINK ? ", r.person_added_in" : "");
    }

    private String each(String pattern) {
        return columns.stream().map(pattern::formatted).collect(Collectors.joining(", "));
    }

    /** A row with its columns in the order of the table. */
    Map<String, @Nullable Object> row(String sourcedId, @Nullable Object... values) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("sourced_id", sourcedId);
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i]);
        }
        return row;
    }

    /** Every kind of row but users and deletions, which need more than being kept. */
    static Map<String, @Nullable Object> row(RosterRow row) {
        String id = row.origin().sourcedId();
        return switch (row) {
            case RosterRow.Org org -> ORG.row(id, org.name(), org.type(), org.identifier(), org.parent());
            case RosterRow.AcademicSession session ->
                SESSION.row(
                        id,
                        session.title(),
                        session.type(),
                        session.start().toString(),
                        session.end().toString(),
                        session.parent(),
                        session.schoolYear());
            case RosterRow.Course course ->
                COURSE.row(
                        id,
                        course.schoolYear(),
                        course.title(),
                        course.code(),
                        course.grades(),
                        course.org(),
                        course.subjects(),
                        course.subjectCodes());
            case RosterRow.RosterClass lesson ->
                CLASS.row(
                        id,
                        lesson.title(),
                        lesson.grades(),
                        lesson.course(),
                        lesson.code(),
                        lesson.type(),
                        lesson.location(),
                        lesson.school(),
                        lesson.terms(),
                        lesson.subjects(),
                        lesson.subjectCodes(),
                        lesson.periods());
            case RosterRow.RosterRole role ->
                ROLE.row(
                        id,
                        role.user(),
                        role.primary(),
                        role.role(),
                        role.begin() == null ? null : role.begin().toString(),
                        role.end() == null ? null : role.end().toString(),
                        role.org());
            case RosterRow.Enrollment enrollment ->
                ENROLLMENT.row(
                        id,
                        enrollment.rosterClass(),
                        enrollment.school(),
                        enrollment.user(),
                        enrollment.role(),
                        enrollment.primary(),
                        enrollment.begin() == null ? null : enrollment.begin().toString(),
                        enrollment.end() == null ? null : enrollment.end().toString());
            case RosterRow.RosterUser user ->
                throw new IllegalArgumentException(user.origin().sourcedId());
            case RosterRow.Deletion deletion ->
                throw new IllegalArgumentException(deletion.origin().sourcedId());
        };
    }
}
