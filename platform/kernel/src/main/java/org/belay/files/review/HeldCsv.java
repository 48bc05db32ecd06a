// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.web.CsvDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of held files as a CSV file, read part by part. */
@Controller
class HeldCsv {

    private static final int PART = 200;

    private final HeldReview review;
    private final HeldPages pages;
    private final MessageSource messages;

    HeldCsv(HeldReview review, HeldPages pages, MessageSource messages) {
        this.review = review;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping("/files/held.csv")
    void export(@RequestParam(defaultValue = "held") String state, HttpServletResponse response, Locale locale) {
        var states = HeldController.states(state);
        var headings = Stream.of("file", "found", "by", "at", "state")
                .map(column -> messages.getMessage("files.held.column." + column, null, locale))
                .toList();
        CsvDownload.send(response, "held-files.csv", headings, rows -> {
            List<HeldFile> part;
            int from = 0;
            do {
                part = review.newest(states, from, PART);
                pages.of(part)
                        .forEach(file -> rows.add(
                                file.name(),
                                file.found().stream().map(HeldPage.Found::what).toList(),
                                file.by(),
                                file.at(),
                                file.state()));
                from += PART;
            } while (part.size() == PART);
        });
    }
}
