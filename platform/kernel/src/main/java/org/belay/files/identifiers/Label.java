// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.files.Finding.Grade;
import org.belay.files.Finding.Kind;

/**
 * Words behind which an identifier stands.
 *
 * @param words in lower case, without signs
 * @param alone whether it says enough where nothing else on the page speaks of a patient
 */
record Label(List<String> words, Kind kind, Form form, Grade grade, boolean alone) {

    /** What has to follow for the label to count. */
    enum Form {
        NUMBER,
        DATE,
        NAME,
        SOCIAL_SECURITY,
        ANYTHING
    }

    /** Words of every day, too. */
    private static final Set<String> NEEDING_A_SIGN =
            Set.of("admission", "discharge", "account", "license", "serial", "fin", "ss", "mbi");

    private static final Map<String, List<Label>> BY_FIRST_WORD = new HashMap<>();

    static {
        certain(
                Kind.SOCIAL_SECURITY_NUMBER,
                Form.SOCIAL_SECURITY,
                "ssn, ss, social security, social security number, soc sec, soc sec number");
        certain(
                Kind.RECORD_NUMBER,
                Form.NUMBER,
                "mrn, m r n, mr number, medical record, medical record number, medical records number, med rec,"
                        + " med rec number, medical record id, patient id, patient number, patient identifier,"
                        + " patient mrn, chart number, empi, hospital number");
        certain(
                Kind.DATE,
                Form.DATE,
                "dob, d o b, date of birth, birth date, birthdate, admission date, date of admission, admit date,"
                        + " admission, admitted, discharge date, date of discharge, discharge, discharged,"
                        + " date of death, death date, died, patient dob");
        certain(Kind.NAME, Form.NAME, "patient name, name of patient, patients name, pt name, patient full name");
        certain(
                Kind.PLAN_NUMBER,
                Form.NUMBER,
                "medicaid id, medicaid number, medicare id, medicare number, hicn, hic number, mbi,"
                        + " medicare beneficiary identifier, health plan id, health plan number,"
                        + " health plan beneficiary number, insurance id, insurance number, beneficiary id,"
                        + " beneficiary number, medicare claim number");
        certain(
                Kind.ACCOUNT,
                Form.NUMBER,
                "patient account, patient account number, patient acct, hospital account, hospital account number");
        hint(Kind.NAME, Form.NAME, true, "patient, pt, guarantor, next of kin, decedent");
        hint(Kind.DATE, Form.DATE, true, "date of surgery, surgery date, date of procedure, procedure date");
        hint(Kind.DATE, Form.DATE, false, "date of service, dos, visit date, encounter date, born, collected");
        hint(
                Kind.OTHER,
                Form.NUMBER,
                true,
                "encounter number, encounter id, visit number, visit id, csn, accession number, specimen number");
        hint(Kind.OTHER, Form.NUMBER, false, "fin, claim number, case number, order number, rx number");
        hint(
                Kind.PLAN_NUMBER,
                Form.NUMBER,
                false,
                "member id, member number, subscriber id, subscriber number, policy number, group number");
        hint(Kind.ACCOUNT, Form.NUMBER, false, "account, account number, acct, acct number, account id");
        hint(
                Kind.LICENSE,
                Form.NUMBER,
                false,
                "license, license number, licence number, drivers license, drivers license number, driver license,"
                        + " certificate number, certification number, passport number, dea number");
        hint(Kind.VEHICLE, Form.NUMBER, false, "license plate, plate number, vin, vehicle id");
        hint(
                Kind.DEVICE,
                Form.NUMBER,
                false,
                "serial number, serial, device serial number, device id, device identifier, udi, implant serial number,"
                        + " pacemaker serial number, lot number");
        hint(
                Kind.BIOMETRIC,
                Form.ANYTHING,
                false,
                "fingerprint, fingerprints, retinal scan, retina scan, iris scan, voiceprint, voice print, palm print");
        hint(Kind.PLACE, Form.NUMBER, false, "zip, zip code, zipcode, postal code");
    }

    private static void certain(Kind kind, Form form, String labels) {
        put(kind, form, Grade.CERTAIN, true, labels);
    }

    private static void hint(Kind kind, Form form, boolean alone, String labels) {
        put(kind, form, Grade.POSSIBLE, alone, labels);
    }

    private static void put(Kind kind, Form form, Grade grade, boolean alone, String labels) {
        for (var text : labels.split(",")) {
            var words = List.of(text.strip().split(" "));
            var same = BY_FIRST_WORD.computeIfAbsent(words.getFirst(), word -> new ArrayList<>());
            same.add(new Label(words, kind, form, grade, alone));
            same.sort(Comparator.comparingInt((Label one) -> one.words().size()).reversed());
        }
    }

    /** Labels that begin with a word, the longest first. */
    static List<Label> beginningWith(String word) {
        return BY_FIRST_WORD.getOrDefault(word, List.of());
    }

    /** Whether its last word already announces a number. */
    boolean announcesANumber() {
        return words.getLast().equals("number") || words.getLast().equals("id");
    }

    /** Whether a value behind it shows that the page speaks of a patient. */
    boolean namesAPatient() {
        return grade == Grade.CERTAIN || (kind == Kind.NAME && alone);
    }

    /** Whether a sign such as a colon has to stand between it and its value. */
    boolean needsASign() {
        return (grade == Grade.POSSIBLE && kind == Kind.NAME)
                || NEEDING_A_SIGN.contains(words.getFirst()) && words.size() == 1;
    }
}
