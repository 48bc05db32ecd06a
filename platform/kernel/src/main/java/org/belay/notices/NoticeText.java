// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a notice says: a message key and its arguments, put into words in the language of who reads it.
 *
 * @param arguments texts, whole numbers and dates
 */
public record NoticeText(String key, List<Object> arguments) {

    private static final String DATE = "date";

    public NoticeText {
        arguments = List.copyOf(arguments);
        for (var argument : arguments) {
            if (!(argument instanceof String
                    || argument instanceof Integer
                    || argument instanceof Long
                    || argument instanceof LocalDate)) {
                throw new IllegalArgumentException("A notice takes texts, whole numbers and dates, not "
                        + argument.getClass().getSimpleName());
            }
        }
    }

    public static NoticeText of(String key, Object... arguments) {
        return new NoticeText(key, Arrays.asList(arguments));
    }

    /** In words. */
    public String in(MessageSource messages, Locale locale) {
        var dates = DateTimeFormatter.ofPattern("d MMM yyyy", locale);
        var words = arguments.stream()
                .map(argument -> argument instanceof LocalDate date ? dates.format(date) : argument)
                .toArray();
        return String.valueOf(messages.getMessage(key, words, key, locale));
    }

    String stored(JsonMapper json) {
        return json.writeValueAsString(arguments.stream()
                .map(argument -> argument instanceof LocalDate date ? Map.of(DATE, date.toString()) : argument)
                .toList());
    }

    /** As it was stored. */
    public static NoticeText read(JsonMapper json, String key, String arguments) {
        return new NoticeText(
                key,
                Arrays.stream(json.readValue(arguments, Object[].class))
                        .map(argument -> argument instanceof Map<?, ?> wrapped
                                ? (Object) LocalDate.parse(String.valueOf(wrapped.get(DATE)))
                                : argument)
                        .toList());
    }
}
