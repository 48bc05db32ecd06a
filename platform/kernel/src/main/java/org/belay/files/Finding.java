// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

/**
 * Something that may identify a patient: of which kind, how sure that is, and where it stands. Never the words
 * themselves.
 *
 * @param page from 1; 0 where there are no pages
 * @param line from 1 on its page; 0 where it is in the name of the file
 */
public record Finding(Kind kind, Grade grade, int page, int line) {

    /** The identifiers that the HIPAA Safe Harbor rule names, as far as text can show them. */
    public enum Kind {
        NAME,
        PLACE,
        DATE,
        AGE,
        PHONE,
        FAX,
        EMAIL,
        SOCIAL_SECURITY_NUMBER,
        RECORD_NUMBER,
        PLAN_NUMBER,
        ACCOUNT,
        LICENSE,
        VEHICLE,
        DEVICE,
        URL,
        IP_ADDRESS,
        BIOMETRIC,
        OTHER
    }

    /** Whether it is one, or only looks as if it might be. */
    public enum Grade {
        CERTAIN,
        POSSIBLE
    }

    /** The message key of what a person reads. */
    public String labelKey() {
        return "files.kind." + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The message key of the place; its parameters are page and line. */
    public String placeKey() {
        return line == 0 ? "files.place.name" : page == 0 ? "files.place.line" : "files.place.page";
    }
}
