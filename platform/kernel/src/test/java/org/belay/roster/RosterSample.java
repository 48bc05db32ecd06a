// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Rosters of any size with invented people, the same for the same seed. */
public final class RosterSample {

    private static final List<String> GIVEN =
            List.of("Sample", "Tester", "Demo", "Mock", "Fixture", "Draft", "Specimen", "Trial", "Dummy", "Proxy");
    private static final List<String> FAMILY =
            List.of("Placeholder", "Notreal", "Loremsen", "Ipsumova", "Foobarth", "Bazqvist", "O’Nobody", "de Fiction");

    private final Random random;
    private final int users;
    private final int enrollments;
    private final int classes;

    public RosterSample(long seed, int users, int enrollments) {
        this.random = new Random(seed);
        this.users = users;
        this.enrollments = enrollments;
        this.classes = Math.max(1, users / 25);
    }

    /** Writes a bulk bundle; the lines given are added to the end of users.csv and enrollments.csv. */
    public void write(OutputStream out, List<String> moreUsers, List<String> moreEnrollments) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            var writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            start(zip, writer, "manifest.csv", "propertyName,value");
            line(writer, "manifest.version,1.0");
            line(writer, "oneroster.version,1.2");
            for (var file : RosterFile.values()) {
                line(writer, "file." + file.title() + ",bulk");
            }
            for (var title : RosterFile.NOT_USED.stream().sorted().toList()) {
                line(writer, "file." + title + ",absent");
            }
            line(writer, "source.systemName,Belay sample rosters");
            line(writer, "source.systemCode,sample");
            schools(zip, writer);
            people(zip, writer, moreUsers);
            members(zip, writer, moreEnrollments);
            writer.flush();
            zip.closeEntry();
        }
    }

    private void schools(ZipOutputStream zip, Writer writer) throws IOException {
        start(zip, writer, "orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
        line(writer, "org-1,,,Lakeshore Sample University,ext:university,LAKE-0,");
        line(writer, "org-2,,,Health Information Management,department,HIM,org-1");
        start(
                zip,
                writer,
                "academicSessions.csv",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear");
        line(writer, "year-27,,,2026/27,schoolYear,2026-08-01,2027-07-31,,2027");
        line(writer, "fall-26,,,Fall 2026,semester,2026-08-24,2026-12-18,year-27,2027");
        start(
                zip,
                writer,
                "courses.csv",
                "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes");
        line(writer, "course-1,,,year-27,Clinical Coding I,HIM-210,,org-2,\"coding,HIM\",");
        line(writer, "course-2,,,year-27,Health Data Governance,HIM-320,,org-2,HIM,");
        start(
                zip,
                writer,
                "classes.csv",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods");
        for (int i = 0; i < classes; i++) {
            int course = 1 + i % 2;
            line(
                    writer,
                    "class-%d,,,\"Section %d, course %d\",,course-%d,HIM-%d,scheduled,,org-2,fall-26,,,"
                            .formatted(i, i, course, course, i));
        }
    }

    private void people(ZipOutputStream zip, Writer writer, List<String> more) throws IOException {
        start(
                zip,
                writer,
                "users.csv",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");
        for (int i = 0; i < users; i++) {
            line(
                    writer,
                    "user-%d,,,true,person%d,,%s,%s,,S%06d,person%d@example.edu,,,,,,,,,,,org-2,"
                            .formatted(i, i, pick(GIVEN), pick(FAMILY), i, i));
        }
        for (String line : more) {
            line(writer, line);
        }
        start(
                zip,
                writer,
                "roles.csv",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId");
        for (int i = 0; i < users; i++) {
            line(writer, "role-%d,,,user-%d,primary,%s,,,org-2,".formatted(i, i, role(i)));
        }
    }

    private void members(ZipOutputStream zip, Writer writer, List<String> more) throws IOException {
        start(
                zip,
                writer,
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate");
        for (int i = 0; i < enrollments; i++) {
            int user = i % users;
            line(
                    writer,
                    "enrollment-%d,,,class-%d,org-2,user-%d,%s,,2026-08-24,"
                            .formatted(i, random.nextInt(classes), user, role(user)));
        }
        for (String line : more) {
            line(writer, line);
        }
    }

    private static String role(int user) {
        return user % 25 == 0 ? "teacher" : "student";
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static void start(ZipOutputStream zip, Writer writer, String name, String header) throws IOException {
        writer.flush();
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 8, 1, 8, 0));
        zip.putNextEntry(entry);
        line(writer, header);
    }

    private static void line(Writer writer, String line) throws IOException {
        writer.write(line);
        writer.write("\r\n");
    }
}
