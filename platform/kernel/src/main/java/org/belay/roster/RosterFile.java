// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.belay.roster.Column.Kind.BOOLEAN;
import static org.belay.roster.Column.Kind.DATE;
import static org.belay.roster.Column.Kind.DATE_TIME;
import static org.belay.roster.Column.Kind.EMAIL;
import static org.belay.roster.Column.Kind.ID;
import static org.belay.roster.Column.Kind.LIST;
import static org.belay.roster.Column.Kind.PHONE;
import static org.belay.roster.Column.Kind.REFERENCE;
import static org.belay.roster.Column.Kind.REFERENCES;
import static org.belay.roster.Column.Kind.SECRET;
import static org.belay.roster.Column.Kind.TEXT;
import static org.belay.roster.Column.Kind.WORD;
import static org.belay.roster.Column.Kind.YEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a OneRoster 1.2 bundle that are read, each after those that it refers to. */
public enum RosterFile {
    ORGS(
            "orgs",
            must("name", TEXT),
            must("type", WORD, "department", "school", "district", "local", "state", "national"),
            may("identifier", TEXT),
            may("parentSourcedId", REFERENCE, "orgs")),
    ACADEMIC_SESSIONS(
            "academicSessions",
            must("title", TEXT),
            must("type", WORD, "gradingPeriod", "semester", "schoolYear", "term"),
            must("startDate", DATE),
            must("endDate", DATE),
            may("parentSourcedId", REFERENCE, "academicSessions"),
            must("schoolYear", YEAR)),
    COURSES(
            "courses",
            may("schoolYearSourcedId", REFERENCE, "academicSessions"),
            must("title", TEXT),
            may("courseCode", TEXT),
            may("grades", LIST),
            must("orgSourcedId", REFERENCE, "orgs"),
            may("subjects", LIST),
            may("subjectCodes", LIST)),
    CLASSES(
            "classes",
            must("title", TEXT),
            may("grades", LIST),
            must("courseSourcedId", REFERENCE, "courses"),
            may("classCode", TEXT),
            must("classType", WORD, "homeroom", "scheduled"),
            may("location", TEXT),
            must("schoolSourcedId", REFERENCE, "orgs"),
            must("termSourcedIds", REFERENCES, "academicSessions"),
            may("subjects", LIST),
            may("subjectCodes", LIST),
            may("periods", LIST)),
    USERS(
            "users",
            must("enabledUser", BOOLEAN),
            must("username", ID),
            may("userIds", LIST),
            must("givenName", TEXT),
            must("familyName", TEXT),
            may("middleName", TEXT),
            may("identifier", TEXT),
            may("email", EMAIL),
            may("sms", PHONE),
            may("phone", PHONE),
            may("agentSourcedIds", LIST),
            may("grades", LIST),
            may("password", SECRET),
            may("userMasterIdentifier", TEXT),
            may("resourceSourcedIds", LIST),
            may("preferredGivenName", TEXT),
            may("preferredMiddleName", TEXT),
            may("preferredFamilyName", TEXT),
            may("primaryOrgSourcedId", REFERENCE, "orgs"),
            may("pronouns", TEXT)),
    ROLES(
            "roles",
            must("userSourcedId", REFERENCE, "users"),
            must("roleType", WORD, "primary", "secondary"),
            must(
                    "role",
                    WORD,
                    "aide",
                    "counselor",
                    "districtAdministrator",
                    "guardian",
                    "parent",
                    "principal",
                    "proctor",
                    "relative",
                    "siteAdministrator",
                    "student",
                    "systemAdministrator",
                    "teacher"),
            may("beginDate", DATE),
            may("endDate", DATE),
            must("orgSourcedId", REFERENCE, "orgs"),
            may("userProfileSourcedId", ID)),
    ENROLLMENTS(
            "enrollments",
            must("classSourcedId", REFERENCE, "classes"),
            must("schoolSourcedId", REFERENCE, "orgs"),
            must("userSourcedId", REFERENCE, "users"),
            must("role", WORD, "administrator", "proctor", "student", "teacher"),
            may("primary", BOOLEAN),
            may("beginDate", DATE),
            may("endDate", DATE));

    static final String SOURCED_ID = "sourcedId";
    static final String STATUS = "status";
    static final String MODIFIED = "dateLastModified";
    static final String ACTIVE = "active";
    static final String TO_BE_DELETED = "tobedeleted";

    /** Files that the specification knows and nothing here reads. */
    static final Set<String> NOT_USED = Set.of(
            "categories",
            "classResources",
            "courseResources",
            "demographics",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "scoreScales",
            "userProfiles",
            "userResources");

    private final String title;
    private final List<Column> columns;

    RosterFile(String title, Column... own) {
        this.title = title;
        var all = new ArrayList<>(List.of(
                new Column(SOURCED_ID, ID, true),
                new Column(STATUS, WORD, false, List.of(ACTIVE, TO_BE_DELETED)),
                new Column(MODIFIED, DATE_TIME, false)));
        all.addAll(List.of(own));
        this.columns = List.copyOf(all);
    }

    /** Its name in the manifest, without the ending. */
    public String title() {
        return title;
    }

    public String fileName() {
        return title + ".csv";
    }

    List<Column> columns() {
        return columns;
    }

    /** The column with which a row names its parent in the same file. */
    @Nullable
    String parentColumn() {
        return this == ORGS || this == ACADEMIC_SESSIONS ? "parentSourcedId" : null;
    }

    /** The column with the first day, where rows have a first and a last day; the last is always {@code endDate}. */
    @Nullable
    String beginColumn() {
        return switch (this) {
            case ACADEMIC_SESSIONS -> "startDate";
            case ROLES, ENROLLMENTS -> "beginDate";
            default -> null;
        };
    }

    public static Optional<RosterFile> named(String title) {
        return Arrays.stream(values())
                .filter(file -> file.title.equalsIgnoreCase(title))
                .findFirst();
    }

    private static Column must(String name, Column.Kind kind, String... values) {
        return new Column(name, kind, true, List.of(values));
    }

    private static Column may(String name, Column.Kind kind, String... values) {
        return new Column(name, kind, false, List.of(values));
    }
}
