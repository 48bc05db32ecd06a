// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.belay.people.People;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with the files that are damaged. */
@Controller
class DamagedController {

    private static final int SIZE = 50;

    private final DamagedFiles damaged;
    private final People people;
    private final MessageSource messages;

    DamagedController(DamagedFiles damaged, People people, MessageSource messages) {
        this.damaged = damaged;
        this.people = people;
        this.messages = messages;
    }

    /** A damaged file in words. */
    record Row(String name, String use, boolean missing, String by, String storedAt, String foundAt) {}

    @GetMapping("/files/damaged")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var total = damaged.count();
        var number = ListPage.within(page, SIZE, total);
        var files = damaged.page((number - 1) * SIZE, SIZE);
        var names = people.namesOf(files.stream()
                .map(DamagedFiles.Damaged::storedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var rows = files.stream()
                .map(file -> new Row(
                        file.name(),
                        use(file.use()),
                        file.fault() == FileCheck.Fault.MISSING,
                        name(names.get(file.storedBy())),
                        time(file.storedAt()),
                        time(file.foundAt())))
                .toList();
        model.addAttribute("pager", new ListPage<>(rows, number, SIZE, total, "/files/damaged"));
        return "files/damaged";
    }

    private String name(@Nullable String known) {
        return known == null ? say("files.held.unknown") : known;
    }

    private String use(String use) {
        return Objects.requireNonNullElse(
                messages.getMessage("files.use." + use, null, use, LocaleContextHolder.getLocale()), use);
    }

    private String time(Instant moment) {
        return DateTimeFormatter.ofPattern(say("files.held.time"), LocaleContextHolder.getLocale())
                .format(Objects.requireNonNull(Places.here(moment)));
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
