// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.belay.plugins.Modules;
import org.belay.plugins.Settings;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows settings in words, with the names of who set them. */
@Service
@Transactional
@PreAuthorize("hasAuthority('platform:configure')")
class SettingDesk {

    private final Settings settings;
    private final Modules modules;
    private final People people;
    private final MessageSource messages;

    SettingDesk(Settings settings, Modules modules, People people, MessageSource messages) {
        this.settings = settings;
        this.modules = modules;
        this.people = people;
        this.messages = messages;
    }

    /** One value that was set. {@code phase} is {@code planned}, {@code now} or {@code past}. */
    record Change(String value, String shown, LocalDate from, String by, ZonedDateTime at, String phase) {}

    /**
     * One setting.
     *
     * @param shown the value in force, in words
     * @param since null where the default holds
     */
    record Line(
            String key,
            String label,
            String hint,
            boolean yesNo,
            boolean number,
            String value,
            String shown,
            String defaultShown,
            @Nullable Change since,
            List<Change> history) {}

    /** The settings of each module that has some, by the module's name. */
    @Transactional(readOnly = true)
    Map<String, List<Line>> all(Locale locale) {
        var groups = new LinkedHashMap<String, List<Line>>();
        modules.all().stream()
                .filter(module -> !module.settings().isEmpty())
                .forEach(module -> groups.put(
                        say(module.labelKey(), module.name(), locale),
                        module.settings().stream()
                                .map(setting -> get(setting.key(), locale))
                                .toList()));
        return groups;
    }

    @Transactional(readOnly = true)
    Line get(String key, Locale locale) {
        var state = settings.state(key);
        var type = state.declaration().type();
        var names = people.namesOf(state.history().stream()
                .map(Settings.Entry::by)
                .filter(Objects::nonNull)
                .map(PersonId::of)
                .distinct()
                .toList());
        var today = settings.today();
        var history = state.history().stream()
                .map(entry -> new Change(
                        entry.value(),
                        shown(type, entry.value(), locale),
                        entry.from(),
                        name(entry.by(), names),
                        Objects.requireNonNull(Places.here(entry.at())),
                        entry.equals(state.since()) ? "now" : entry.from().isAfter(today) ? "planned" : "past"))
                .toList();
        return new Line(
                key,
                say("setting." + key, key, locale),
                say("setting." + key + ".hint", "", locale),
                type == Type.YES_NO,
                type == Type.WHOLE_NUMBER || type == Type.DECIMAL,
                state.value(),
                shown(type, state.value(), locale),
                shown(type, state.declaration().defaultValue(), locale),
                history.stream()
                        .filter(change -> change.phase().equals("now"))
                        .findFirst()
                        .orElse(null),
                history);
    }

    UUID set(String key, String value, LocalDate from) {
        return settings.set(key, value, from);
    }

    LocalDate today() {
        return settings.today();
    }

    private static String name(@Nullable UUID by, Map<PersonId, String> names) {
        return Optional.ofNullable(by)
                .map(id -> names.getOrDefault(PersonId.of(id), "–"))
                .orElse("Belay");
    }

    private String shown(Type type, String value, Locale locale) {
        return type == Type.YES_NO ? say("organization.setting." + value, value, locale) : value;
    }

    private String say(String key, String otherwise, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }
}
