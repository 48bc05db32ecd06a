// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.search;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.belay.plugins.SearchHit;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search at the top of each page, over the API. */
@RestController
class SearchApi {

    private final Search search;
    private final MessageSource messages;

    SearchApi(Search search, MessageSource messages) {
        this.search = search;
        this.messages = messages;
    }

    /** Something that was found, and the page it is on. */
    record Hit(String group, String title, String detail, String page) {}

    /** What was found, group by group. */
    record HitList(List<Hit> items) {}

    @GetMapping("/api/search")
    @Operation(summary = "Finds pages, and what the modules know, by words")
    HitList find(@RequestParam String words, Locale locale) {
        return new HitList(search.find(words, locale).values().stream()
                .flatMap(Collection::stream)
                .map(hit -> hit(hit, locale))
                .toList());
    }

    private Hit hit(SearchHit hit, Locale locale) {
        return new Hit(messages.getMessage(hit.groupKey(), null, locale), hit.title(), hit.detail(), hit.href());
    }
}
