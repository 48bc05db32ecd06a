// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.belay.people.People;
import org.belay.web.CsvDownload;
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
        var rows = rows((number - 1) * SIZE);
        model.addAttribute("pager", new ListPage<>(rows, number, SIZE, total, "/files/damaged"));
        return "files/damaged";
    }

    @GetMapping("/files/damaged.csv")
    void export(HttpServletResponse response) {
        var headings = Stream.of(
                        "held.column.file",
                        "damaged.column.fault",
                        "held.column.by",
                        "damaged.column.stored",
                        "damaged.column.found")
                .map(column -> say("files." + column))
                .toList();
        CsvDownload.send(response, "damaged-files.csv", headings, rows -> {
            List<Row> part;
            int from = 0;
            do {
                part = rows(from);
                part.forEach(file -> rows.add(
                        file.name(),
                        say(file.missing() ? "files.damaged.missing" : "files.damaged.changed"),
                        file.by(),
                        file.storedAt(),
                        file.foundAt()));
                from += SIZE;
            } while (part.size() == SIZE);
        });
    }

    private List<Row> rows(int from) {
        var files = damaged.page(from, SIZE);
        var names = people.namesOf(files.stream()
                .map(DamagedFiles.Damaged::storedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return files.stream()
                .map(file -> new Row(
                        file.name(),
                        use(file.use()),
                        file.fault() == FileCheck.Fault.MISSING,
                        name(names.get(file.storedBy())),
                        time(file.storedAt()),
                        time(file.foundAt())))
                .toList();
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
