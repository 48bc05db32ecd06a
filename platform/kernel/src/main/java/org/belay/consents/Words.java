// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads before agreeing, in one language.
 *
 * @param what is shared or done
 * @param whom it is shared with
 * @param why
 */
public record Words(String name, String what, String whom, String why) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST = 1000;

    /** @throws RuleViolation when something is missing or too long */
    public static Words checked(
            @Nullable String name, @Nullable String what, @Nullable String whom, @Nullable String why) {
        return new Words(
                text(name, "name", LONGEST_NAME),
                text(what, "what", LONGEST),
                text(whom, "whom", LONGEST),
                text(why, "why", LONGEST));
    }

    private static String text(@Nullable String text, String field, int longest) {
        if (text == null || text.isBlank()) {
            throw new RuleViolation("consents." + field + ".missing");
        }
        if (text.strip().length() > longest) {
            throw new RuleViolation("consents.too-long", longest);
        }
        return text.strip();
    }

    /** The entry that a reader of this language understands best: the same, the same language, else the first. */
    public static Map.Entry<String, Words> best(Map<String, Words> byLanguage, Locale reader) {
        var exact = reader.toLanguageTag();
        var same = byLanguage.get(exact);
        if (same != null) {
            return Map.entry(exact, same);
        }
        return byLanguage.entrySet().stream()
                .filter(entry ->
                        Locale.forLanguageTag(entry.getKey()).getLanguage().equals(reader.getLanguage()))
                .findFirst()
                .or(() -> byLanguage.entrySet().stream().findFirst())
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .orElseThrow();
    }

    /** These, with those of one language put in their place. */
    public static Map<String, Words> with(Map<String, Words> byLanguage, String language, Words words) {
        var changed = new LinkedHashMap<>(byLanguage);
        changed.put(language, words);
        return changed;
    }
}
