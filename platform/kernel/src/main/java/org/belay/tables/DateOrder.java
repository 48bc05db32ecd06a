// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** In which order a table writes its dates. Between the parts stands a slash, a point, a hyphen or a space. */
public enum DateOrder {
    YEAR_MONTH_DAY(0, 1, 2),
    MONTH_DAY_YEAR(2, 0, 1),
    DAY_MONTH_YEAR(2, 1, 0);

    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,4})[-/. ]+(\\d{1,2})[-/. ]+(\\d{1,4})(?:[T ]0{1,2}:00(?::00(?:[.]0+)?)?Z?)?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final int year;
    private final int month;
    private final int day;

    DateOrder(int year, int month, int day) {
        this.year = year;
        this.month = month;
        this.day = day;
    }

    /** The date; empty when the text is none in this order. Years have four digits. */
    public Optional<LocalDate> read(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var date = LocalDate.of(
                    number(parts.group(1 + year)), number(parts.group(1 + month)), number(parts.group(1 + day)));
            return Optional.of(date).filter(found -> found.getYear() >= FIRST_YEAR && found.getYear() <= LAST_YEAR);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** The order that reads the most of these; the earlier one where several do. */
    static DateOrder guess(Collection<String> texts) {
        var best = YEAR_MONTH_DAY;
        long most = -1;
        for (var order : values()) {
            long read =
                    texts.stream().filter(text -> order.read(text).isPresent()).count();
            if (read > most) {
                best = order;
                most = read;
            }
        }
        return best;
    }

    /** Message key of its name. */
    public String label() {
        return "tables.dates." + name().toLowerCase(Locale.ROOT);
    }
}
