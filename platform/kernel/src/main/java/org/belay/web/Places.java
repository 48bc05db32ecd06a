// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Time zones and languages as forms offer them, and moments as the person at the page reads them. */
public final class Places {

    private static final Pattern CITY =
            Pattern.compile("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final Map<String, String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(CITY.asMatchPredicate())
            .sorted()
            .collect(Collectors.toMap(
                    Function.identity(), id -> id.replace('_', ' '), (one, other) -> one, LinkedHashMap::new));
    private static final List<String> LANGUAGES = List.of("en-US", "en-CA", "en-GB", "es-US", "es-MX", "fr-CA");

    private Places() {}

    /** Zone id → label. One that is already chosen is always among them. */
    public static Map<String, String> zones(@Nullable String chosen) {
        return with(ZONES, chosen, id -> id);
    }

    /** Language tag → its name in the reader's language. One that is already chosen is always among them. */
    public static Map<String, String> languages(@Nullable String chosen) {
        var offered = new LinkedHashMap<String, String>();
        LANGUAGES.forEach(tag -> offered.put(tag, languageName(tag)));
        return with(offered, chosen, Places::languageName);
    }

    /** What a language is called in the reader's language. */
    public static String languageName(String tag) {
        var reader = LocaleContextHolder.getLocale();
        var name = Locale.forLanguageTag(tag).getDisplayName(reader);
        return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(reader) + name.substring(1);
    }

    /** A moment on the clock of the person at the page. */
    public static @Nullable ZonedDateTime here(@Nullable Instant moment) {
        return moment == null
                ? null
                : moment.atZone(LocaleContextHolder.getTimeZone().toZoneId());
    }

    private static Map<String, String> with(
            Map<String, String> offered, @Nullable String chosen, Function<String, String> label) {
        if (chosen == null || chosen.isBlank() || offered.containsKey(chosen)) {
            return offered;
        }
        var more = new LinkedHashMap<>(offered);
        more.put(chosen, label.apply(chosen));
        return more;
    }
}
