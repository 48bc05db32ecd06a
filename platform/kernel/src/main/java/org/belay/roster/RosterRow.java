// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that may be stored. Texts are trimmed; an absent text or reference is empty, an absent date null. Words of an
 * enumeration are those of OneRoster or start with {@code ext:}.
 */
public sealed interface RosterRow {

    Origin origin();

    /**
     * Where a row comes from.
     *
     * @param modified when it changed, by its source; only in delta files
     */
    record Origin(
            RosterFile file,
            int line,
            String sourcedId,
            @Nullable Instant modified) {}

    /** The row with this id shall be deleted. */
    record Deletion(Origin origin) implements RosterRow {}

    record Org(Origin origin, String name, String type, String identifier, String parent) implements RosterRow {}

    record AcademicSession(
            Origin origin, String title, String type, LocalDate start, LocalDate end, String parent, int schoolYear)
            implements RosterRow {}

    record Course(
            Origin origin,
            String schoolYear,
            String title,
            String code,
            List<String> grades,
            String org,
            List<String> subjects,
            List<String> subjectCodes)
            implements RosterRow {}

    record RosterClass(
            Origin origin,
            String title,
            List<String> grades,
            String course,
            String code,
            String type,
            String location,
            String school,
            List<String> terms,
            List<String> subjects,
            List<String> subjectCodes,
            List<String> periods)
            implements RosterRow {}

    /** Passwords, agents and resources of a user are left where they are. */
    record RosterUser(
            Origin origin,
            boolean enabled,
            String username,
            List<String> userIds,
            String givenName,
            String familyName,
            String middleName,
            String identifier,
            String email,
            String sms,
            String phone,
            List<String> grades,
            String masterIdentifier,
            String preferredGivenName,
            String preferredMiddleName,
            String preferredFamilyName,
            String primaryOrg,
            String pronouns)
            implements RosterRow {}

    record RosterRole(
            Origin origin,
            String user,
            boolean primary,
            String role,
            @Nullable LocalDate begin,
            @Nullable LocalDate end,
            String org)
            implements RosterRow {}

    record Enrollment(
            Origin origin,
            String rosterClass,
            String school,
            String user,
            String role,
            boolean primary,
            @Nullable LocalDate begin,
            @Nullable LocalDate end)
            implements RosterRow {}

    /** Reads a row that was found to be without error. */
    static RosterRow of(RosterFile file, Manifest.Mode mode, RosterTable.Row row) {
        boolean delta = mode == Manifest.Mode.DELTA;
        var origin = new Origin(
                file, row.line(), row.text(RosterFile.SOURCED_ID), delta ? row.instant(RosterFile.MODIFIED) : null);
        if (delta && row.text(RosterFile.STATUS).equals(RosterFile.TO_BE_DELETED)) {
            return new Deletion(origin);
        }
        return switch (file) {
            case ORGS ->
                new Org(
                        origin,
                        row.text("name"),
                        row.text("type"),
                        row.text("identifier"),
                        row.text("parentSourcedId"));
            case ACADEMIC_SESSIONS ->
                new AcademicSession(
                        origin,
                        row.text("title"),
                        row.text("type"),
                        LocalDate.parse(row.text("startDate")),
                        LocalDate.parse(row.text("endDate")),
                        row.text("parentSourcedId"),
                        Integer.parseInt(row.text("schoolYear")));
            case COURSES ->
                new Course(
                        origin,
                        row.text("schoolYearSourcedId"),
                        row.text("title"),
                        row.text("courseCode"),
                        row.list("grades"),
                        row.text("orgSourcedId"),
                        row.list("subjects"),
                        row.list("subjectCodes"));
            case CLASSES ->
                new RosterClass(
                        origin,
                        row.text("title"),
                        row.list("grades"),
                        row.text("courseSourcedId"),
                        row.text("classCode"),
                        row.text("classType"),
                        row.text("location"),
                        row.text("schoolSourcedId"),
                        row.list("termSourcedIds"),
                        row.list("subjects"),
                        row.list("subjectCodes"),
                        row.list("periods"));
            case USERS -> user(origin, row);
            case ROLES ->
                new RosterRole(
                        origin,
                        row.text("userSourcedId"),
                        row.text("roleType").equals("primary"),
                        row.text("role"),
                        row.date("beginDate"),
                        row.date("endDate"),
                        row.text("orgSourcedId"));
            case ENROLLMENTS ->
                new Enrollment(
                        origin,
                        row.text("classSourcedId"),
                        row.text("schoolSourcedId"),
                        row.text("userSourcedId"),
                        row.text("role"),
                        row.flag("primary"),
                        row.date("beginDate"),
                        row.date("endDate"));
        };
    }

    private static RosterUser user(Origin origin, RosterTable.Row row) {
        return new RosterUser(
                origin,
                row.flag("enabledUser"),
                row.text("username"),
                row.list("userIds"),
                row.text("givenName"),
                row.text("familyName"),
                row.text("middleName"),
                row.text("identifier"),
                row.text("email"),
                row.text("sms"),
                row.text("phone"),
                row.list("grades"),
                row.text("userMasterIdentifier"),
                row.text("preferredGivenName"),
                row.text("preferredMiddleName"),
                row.text("preferredFamilyName"),
                row.text("primaryOrgSourcedId"),
                row.text("pronouns"));
    }
}
