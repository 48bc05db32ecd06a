// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.belay.files.Finding.Kind;

/**
 * Makes identifiers as chart printouts write them, and innocent words that look like them. Knows nothing of how they are
 * looked for.
 */
final class Plants {

    private static final List<String> GIVEN =
            List.of("Orla", "Tamsin", "Bertrand", "Ngozi", "Ludek", "María", "Anne-Lise");
    private static final List<String> FAMILY =
            List.of("Quillfeather", "Marshwiggle", "O'Dunlin", "Sandpiper", "Ybarra", "Grebe");
    private static final String ALPHA = "ACDEFGHJKMNPQRTUVWXY";

    private final RandomGenerator random;

    Plants(RandomGenerator random) {
        this.random = random;
    }

    /** Words with an identifier in them, and which. */
    record Plant(Kind kind, String words) {}

    Plant certain() {
        return switch (random.nextInt(9)) {
            case 0 -> new Plant(Kind.SOCIAL_SECURITY_NUMBER, one("", "SSN: ", "Soc. Sec. No. ", "ssn ") + ssn("-"));
            case 1 ->
                new Plant(
                        Kind.SOCIAL_SECURITY_NUMBER,
                        one("SSN: ", "Social Security Number ", "SSN#", "Social security no. ")
                                + ssn(one("", " ", "-")));
            case 2 -> new Plant(Kind.PLAN_NUMBER, one("", "MBI: ", "Medicare ID ", "plan ") + medicare());
            case 3 ->
                new Plant(
                        Kind.RECORD_NUMBER,
                        one(
                                        "MRN: ",
                                        "MRN ",
                                        "Medical Record Number: ",
                                        "Medical record # ",
                                        "M.R.N. ",
                                        "Patient ID: ",
                                        "MRN No. ",
                                        "Med Rec No: ")
                                + recordNumber());
            case 4 ->
                new Plant(
                        Kind.DATE,
                        one(
                                        "DOB: ",
                                        "D.O.B. ",
                                        "Date of Birth: ",
                                        "Birth date ",
                                        "Date of birth (mm/dd/yyyy): ",
                                        "dob ",
                                        "DOB - ",
                                        "Patient's date of birth is ")
                                + date());
            case 5 ->
                new Plant(
                        Kind.DATE,
                        one(
                                        "Admission date: ",
                                        "Admitted ",
                                        "Date of admission ",
                                        "Discharge Date: ",
                                        "discharged on ",
                                        "Date of death: ",
                                        "Admit date ")
                                + date());
            case 6 ->
                new Plant(
                        Kind.NAME,
                        one(
                                        "Patient name: ",
                                        "PATIENT NAME ",
                                        "Name of patient: ",
                                        "Patient's name: ",
                                        "Patient Name\t")
                                + name());
            case 7 ->
                new Plant(
                        Kind.PLAN_NUMBER,
                        one("Medicaid ID: ", "Health plan number: ", "HICN ", "Insurance ID # ", "Medicare No. ")
                                + digits(9));
            default ->
                new Plant(
                        Kind.ACCOUNT,
                        one("Patient account: ", "Patient account number ", "Hospital account # ") + digits(8));
        };
    }

    /** What hints at a person, where a patient is named beside it. */
    Plant hint() {
        return switch (random.nextInt(11)) {
            case 0 -> new Plant(Kind.PHONE, one("Tel ", "Home: ", "") + phone());
            case 1 -> new Plant(Kind.FAX, one("Fax ", "FAX: ") + phone());
            case 2 -> new Plant(Kind.EMAIL, "orla" + digits(2) + "@harbor-mail.example");
            case 3 ->
                new Plant(
                        Kind.PLACE,
                        between(1, 9999) + " " + one("North Harbor", "Heron", "Old Mill") + " "
                                + one("Street", "Ave", "Rd.", "Lane"));
            case 4 -> new Plant(Kind.PLACE, one("Duluth, MN ", "Gary, IN ") + digits(5));
            case 5 -> new Plant(Kind.URL, one("https://", "www.") + "portal" + digits(2) + ".example/x");
            case 6 -> new Plant(Kind.IP_ADDRESS, one("192.168.0.", "203.0.113.") + between(1, 254));
            case 7 ->
                new Plant(
                        Kind.AGE,
                        one(
                                "a 9" + random.nextInt(10) + "-year-old",
                                "9" + random.nextInt(10) + " y/o",
                                "Age: 10" + random.nextInt(10),
                                "aged 9" + random.nextInt(10)));
            case 8 -> new Plant(Kind.LICENSE, one("License number: ", "Driver's license # ") + "K" + digits(7));
            case 9 -> new Plant(Kind.DEVICE, one("Serial number: ", "Device ID: ") + "PM" + digits(7));
            default -> new Plant(Kind.DATE, one("seen ", "on ", "") + date());
        };
    }

    /** A line as certificates, agendas and handouts have them. Nothing in it is a patient's. */
    String innocent() {
        return switch (random.nextInt(22)) {
            case 0 -> "This is to certify that " + name();
            case 1 ->
                "has completed \""
                        + one(
                                "Patient Privacy",
                                "MRN integrity in the master patient index",
                                "Discharge planning and DOB matching",
                                "Coding the 90-day global period",
                                "SSN redaction, step by step")
                        + "\"";
            case 2 -> "Date: " + date();
            case 3 -> "Completed on " + date() + ", " + between(1, 8) + ".5 contact hours";
            case 4 -> "Questions: office" + digits(2) + "@association.example or " + phone();
            case 5 -> "Certificate number: HC-" + digits(8);
            case 6 -> "License number RN" + digits(6);
            case 7 -> "Member ID: " + digits(7);
            case 8 -> "AHIMA Program ID " + digits(9);
            case 9 -> "https://events.association.example/" + digits(6);
            case 10 -> between(100, 999) + " Lakeview Drive, Suite 4, Madison, WI " + digits(5);
            case 11 -> "ICD-10-CM " + one("E11.9", "S72.001A", "I10", "Z38.00") + ", CPT " + digits(5);
            case 12 -> "SSN: ___-__-____   DOB: __/__/____   MRN: ________";
            case 13 -> "SSN: 000-12-3456, 666-12-3456, 912-34-5678, 123-00-4567, 123-45-0000";
            case 14 -> "Medicare's specimen reads 1EG4-TE5-MK73";
            case 15 -> "Patient name: ____________________";
            case 16 -> "Order " + digits(3) + "-" + digits(4) + "-" + digits(2) + ", invoice " + digits(9);
            case 17 -> "MRN 2026 edition; medical record retention is 10 years";
            case 18 -> "Admission: free. Discharge: see the handout of " + date();
            case 19 -> "Session 3-14-1592-6, room 5, " + between(10, 99) + " people";
            case 20 -> "Version 10.0.19041.1, pages 12-34-5678a";
            default -> "Patients, DOB and MRN are three words. SSA-" + digits(4);
        };
    }

    String name() {
        var given = GIVEN.get(random.nextInt(GIVEN.size()));
        var family = FAMILY.get(random.nextInt(FAMILY.size()));
        return random.nextBoolean() ? given + " " + family : family + ", " + given;
    }

    private String ssn(String between) {
        int area;
        do {
            area = between(1, 899);
        } while (area == 666);
        return "%03d%s%02d%s%04d".formatted(area, between, between(1, 99), between, between(1, 9999));
    }

    private String medicare() {
        var number = new StringBuilder();
        for (var form : "CAXNAXNAANN".toCharArray()) {
            number.append(
                    switch (form) {
                        case 'C' -> (char) ('1' + random.nextInt(9));
                        case 'N' -> (char) ('0' + random.nextInt(10));
                        case 'A' -> ALPHA.charAt(random.nextInt(ALPHA.length()));
                        default -> (ALPHA + "0123456789").charAt(random.nextInt(30));
                    });
        }
        return random.nextBoolean()
                ? number.toString()
                : number.insert(7, '-').insert(4, '-').toString();
    }

    private String recordNumber() {
        return one("", "H", "00-") + digits(between(6, 9));
    }

    private String phone() {
        var area = between(2, 9) + digits(2);
        var rest = between(2, 9) + digits(2);
        return one(
                        area + "-" + rest + "-",
                        "(" + area + ") " + rest + "-",
                        area + "." + rest + ".",
                        "1-" + area + "-" + rest + "-")
                + digits(4);
    }

    String date() {
        var day = LocalDate.of(between(1930, 2026), between(1, 12), between(1, 28));
        var pattern = one(
                "MM/dd/yyyy",
                "M/d/yy",
                "yyyy-MM-dd",
                "MMMM d, yyyy",
                "d MMM yyyy",
                "dd.MM.yyyy",
                "MMM d yyyy",
                "dd-MMM-yyyy");
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.US));
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append((char) ('0' + random.nextInt(digits.isEmpty() ? 9 : 10) + (digits.isEmpty() ? 1 : 0)));
        }
        return digits.toString();
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
