// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column that a file may have, and what may stand in it.
 *
 * @param values the allowed words of a {@link Kind#WORD}; for references, the name of the file referred to
 */
record Column(String name, Kind kind, boolean required, List<String> values) {

    enum Kind {
        ID(255),
        TEXT(1_000),
        PHONE(64),
        EMAIL(254),
        LIST(4_000),
        WORD(255),
        BOOLEAN(16),
        DATE(32),
        DATE_TIME(64),
        YEAR(16),
        REFERENCE(255),
        REFERENCES(4_000),
        /** Read by nobody, kept nowhere. */
        SECRET(Integer.MAX_VALUE);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }
    }

    /** What is wrong with a value. */
    record Fault(String key, List<Object> parameters) {
        static Fault of(String key, Object... parameters) {
            return new Fault(key, List.of(parameters));
        }
    }

    private static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]{1,100}");
    private static final Pattern LOCAL_PART =
            Pattern.compile("[^\\s@,;:<>()\\[\\]\"\\\\.]+(\\.[^\\s@,;:<>()\\[\\]\"\\\\.]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*(\\.[\\p{L}\\p{N}][\\p{L}\\p{N}-]*)+");
    private static final Pattern YEAR = Pattern.compile("(19|20|21)\\d\\d");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER_OR_PHONE = Pattern.compile("[-+][-+0-9 ().,/%]*");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+\\d+");

    Column {
        values = List.copyOf(values);
    }

    Column(String name, Kind kind, boolean required) {
        this(name, kind, required, List.of());
    }

    RosterFile target() {
        return RosterFile.named(values.getFirst()).orElseThrow();
    }

    boolean refers() {
        return kind == Kind.REFERENCE || kind == Kind.REFERENCES;
    }

    /** What is wrong with a trimmed value that is not empty, references aside; null if nothing. */
    @Nullable
    Fault faultIn(String value) {
        if (kind == Kind.SECRET) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > kind.longest) {
            return Fault.of("roster.row.tooLong", kind.longest);
        }
        boolean lines = kind == Kind.TEXT || kind == Kind.LIST;
        if (value.codePoints().anyMatch(c -> isInvisible(c) && !(lines && isLayout(c)))) {
            return Fault.of("roster.row.invisible");
        }
        return switch (kind) {
            case WORD ->
                values.contains(value)
                                || takesExtensions() && EXTENSION.matcher(value).matches()
                        ? null
                        : Fault.of("roster.row.word", value, String.join(", ", values));
            case BOOLEAN ->
                value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                        ? null
                        : Fault.of("roster.row.boolean", value);
            case DATE -> isDate(value) ? null : Fault.of("roster.row.date", value);
            case DATE_TIME -> isDateTime(value) ? null : Fault.of("roster.row.dateTime", value);
            case YEAR -> YEAR.matcher(value).matches() ? null : Fault.of("roster.row.year", value);
            case EMAIL -> isEmail(value) ? null : Fault.of("roster.row.email", value);
            default -> null;
        };
    }

    /** Looks as if a spreadsheet would run it. It is kept as it is: escaping is for whoever writes a CSV file. */
    boolean looksLikeFormula(String value) {
        return switch (kind) {
            case ID, TEXT, LIST, REFERENCE, REFERENCES ->
                switch (value.charAt(0)) {
                    case '=', '@' -> true;
                    case '+', '-' -> !NUMBER_OR_PHONE.matcher(value).matches();
                    default -> false;
                };
            default -> false;
        };
    }

    /** Looks like a long number that a spreadsheet has rounded and rewritten. */
    boolean looksRounded(String value) {
        return (kind == Kind.ID || kind == Kind.REFERENCE)
                && SCIENTIFIC.matcher(value).matches();
    }

    /** Control characters, and those that change the direction of the text around them. */
    static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || c == 0x2028
                || c == 0x2029;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }

    private boolean takesExtensions() {
        return !name.equals("status") && !name.equals("roleType");
    }

    private static boolean isDate(String value) {
        if (!ISO_DATE.matcher(value).matches()) {
            return false;
        }
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String value) {
        try {
            OffsetDateTime.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isEmail(String value) {
        int at = value.indexOf('@');
        return at > 0
                && at <= 64
                && LOCAL_PART.matcher(value.substring(0, at)).matches()
                && DOMAIN.matcher(value.substring(at + 1)).matches();
    }
}
