// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.belay.tenancy.CurrentRights;
import org.belay.web.CsvDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of people. */
@Controller
class PeopleController {

    private final PeopleDirectory directory;
    private final CurrentRights rights;
    private final MessageSource messages;

    PeopleController(PeopleDirectory directory, CurrentRights rights, MessageSource messages) {
        this.directory = directory;
        this.rights = rights;
        this.messages = messages;
    }

    @GetMapping("/people")
    String list(PeopleSearch search, Model model, Locale locale) {
        var found = directory.show(search);
        model.addAttribute("found", found.people());
        model.addAttribute("search", search);
        model.addAttribute("roles", found.roles());
        model.addAttribute("states", states(locale));
        model.addAttribute("mayManage", rights.get().has("people:manage"));
        model.addAttribute("mayGrant", rights.get().has("access:manage"));
        return "access/people";
    }

    @GetMapping("/people.csv")
    void export(PeopleSearch search, HttpServletResponse response, Locale locale) {
        var headings = Stream.of("name", "pronouns", "email", "roles", "state", "seen")
                .map(column -> say("people.column." + column, locale))
                .toList();
        CsvDownload.send(
                response,
                "people.csv",
                headings,
                rows -> directory.each(
                        search,
                        person -> rows.add(
                                person.name(),
                                person.pronouns(),
                                person.email(),
                                person.roles(),
                                say(person.state().label(), locale),
                                person.lastSeen() == null
                                        ? null
                                        : person.lastSeen().toOffsetDateTime())));
    }

    private Map<String, String> states(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        for (var state : List.of(AccountState.values())) {
            names.put(state.name().toLowerCase(Locale.ROOT), say(state.label(), locale));
        }
        return names;
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
