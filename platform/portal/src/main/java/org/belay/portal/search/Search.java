// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.Modules;
import org.belay.plugins.SearchHit;
import org.belay.tenancy.CurrentRights;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks every module of the tenant. A feature that is switched off is not asked. */
@Service
@Transactional(readOnly = true)
class Search {

    private static final int MOST_OF_A_KIND = 8;

    private final List<SearchHit.Source> sources;
    private final Modules modules;
    private final CurrentRights rights;
    private final MessageSource messages;

    Search(List<SearchHit.Source> sources, Modules modules, CurrentRights rights, MessageSource messages) {
        this.sources = sources;
        this.modules = modules;
        this.rights = rights;
        this.messages = messages;
    }

    /** What was found, by group. */
    Map<String, List<SearchHit>> find(String words, Locale locale) {
        if (words.isBlank()) {
            return Map.of();
        }
        var held = rights.get();
        var hits = new ArrayList<>(pages(words.strip().toLowerCase(Locale.ROOT), locale));
        sources.stream()
                .filter(source -> modules.owning(source.getClass())
                        .map(ModuleDescriptor::name)
                        .filter(module -> !held.isOn(module))
                        .isEmpty())
                .forEach(source -> hits.addAll(source.find(words.strip(), MOST_OF_A_KIND)));
        return hits.stream()
                .collect(Collectors.groupingBy(SearchHit::groupKey, LinkedHashMap::new, Collectors.toList()));
    }

    private List<SearchHit> pages(String words, Locale locale) {
        return modules.navigation(rights.get()).stream()
                .map(entry -> new SearchHit(
                        "portal.search.pages", messages.getMessage(entry.labelKey(), null, locale), "", entry.href()))
                .filter(hit -> hit.title().toLowerCase(Locale.ROOT).contains(words))
                .toList();
    }
}
