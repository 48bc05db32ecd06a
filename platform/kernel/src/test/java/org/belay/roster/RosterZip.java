// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small roster of invented people at an invented school, to be changed line by line and zipped. */
public final class RosterZip {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();

    private boolean listed = true;

    private RosterZip() {
        manifest.put("manifest.version", "1.0");
        manifest.put("oneroster.version", "1.2");
    }

    public static RosterZip empty() {
        return new RosterZip();
    }

    /** Seven files of the kind given, without any error. */
    public static RosterZip good(String mode) {
        String mark = mode.equals("delta") ? "active,2026-08-01T08:00:00Z" : ",";
        var zip = new RosterZip();
        for (var file : RosterFile.values()) {
            zip.file(
                    file,
                    mode,
                    rows(file).stream().map(row -> row.replace("~", mark)).toArray(String[]::new));
        }
        return zip.property("source.systemName", "Testing Ground");
    }

    private static List<String> rows(RosterFile file) {
        return switch (file) {
            case ORGS ->
                List.of(
                        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
                        "o-him,~,HIM Department,department,,o-lake",
                        "o-lake,~,Lakeshore Test University,ext:university,LTU,");
            case ACADEMIC_SESSIONS ->
                List.of(
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        "s-fall,~,Fall 2026,semester,2026-08-24,2026-12-18,s-year,2027",
                        "s-year,~,2026/27,schoolYear,2026-08-01,2027-07-31,,2027");
            case COURSES ->
                List.of(
                        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
                        "c-cod,~,s-year,Clinical Coding I,HIM-210,,o-him,\"coding,HIM\",");
            case CLASSES ->
                List.of(
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
                        "k-cod1,~,\"Coding, morning\",,c-cod,HIM-210-1,scheduled,Room 2,o-him,\"s-fall,s-year\",,,");
            case USERS ->
                List.of(
                        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
                        "u-tess,~,true,tess,,Tess,Sample,,,tess@example.org,,,,,,,,,,,o-him,she/her",
                        "u-otto,~,TRUE,otto,,Otto,Placeholder,,,otto@example.org,,+1 (555) 010-0100,,,,,,,,,,");
            case ROLES ->
                List.of(
                        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                        "r-tess,~,u-tess,primary,teacher,,,o-him,",
                        "r-otto,~,u-otto,primary,student,2026-08-24,,o-him,");
            case ENROLLMENTS ->
                List.of(
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                        "e-tess,~,k-cod1,o-him,u-tess,teacher,true,,",
                        "e-otto,~,k-cod1,o-him,u-otto,student,,2026-08-24,2026-12-18");
        };
    }

    public RosterZip property(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    public RosterZip without(String property) {
        manifest.remove(property);
        return this;
    }

    public RosterZip withoutManifest() {
        listed = false;
        return this;
    }

    public RosterZip file(RosterFile file, String mode, String... lines) {
        property("file." + file.title(), mode);
        return entry(file.fileName(), String.join("\n", lines) + "\n");
    }

    public RosterZip absent(RosterFile file) {
        entries.remove(file.fileName());
        return property("file." + file.title(), "absent");
    }

    public RosterZip entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public RosterZip entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    public String text(RosterFile file) {
        return new String(entries.getOrDefault(file.fileName(), new byte[0]), StandardCharsets.UTF_8);
    }

    /** Replaces a piece of a file, which must be there. */
    public RosterZip with(RosterFile file, String old, String changed) {
        if (!text(file).contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return entry(file.fileName(), text(file).replace(old, changed));
    }

    public RosterZip append(RosterFile file, String line) {
        return entry(file.fileName(), text(file) + line + "\n");
    }

    /** The zip, its manifest written from the properties unless an entry of that name was given. */
    public byte[] bytes() {
        return bytes("");
    }

    public byte[] bytes(String folder) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            if (listed && !entries.containsKey("manifest.csv")) {
                var lines = new ArrayList<String>(List.of("propertyName,value"));
                manifest.forEach((name, value) -> lines.add(name + "," + value));
                put(
                        zip,
                        folder + "manifest.csv",
                        (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            for (var entry : entries.entrySet()) {
                put(zip, folder + entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    RosterBundle open() throws IOException {
        return open(RosterLimits.STANDARD);
    }

    RosterBundle open(RosterLimits limits) throws IOException {
        return RosterBundle.open(new ByteArrayInputStream(bytes()), limits);
    }

    RosterReport report() throws IOException {
        return report(KnownIds.none());
    }

    RosterReport report(KnownIds known) throws IOException {
        try (var bundle = open()) {
            return RosterCheck.of(bundle, known, RosterLimits.STANDARD).report();
        }
    }
}
