// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.List;
import java.util.Locale;
import org.belay.credits.CeRecords;
import org.belay.plugins.SearchHit;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/** A person's own entries in the search at the top of each page. */
@Component
class EntriesFound implements SearchHit.Source {

    private final CeRecords records;
    private final CurrentRights rights;

    EntriesFound(CeRecords records, CurrentRights rights) {
        this.records = records;
        this.rights = rights;
    }

    @Override
    public List<SearchHit> find(String words, int most) {
        var aPerson = TenantScope.require().actor().filter(actor -> actor.kind() == Actor.Kind.PERSON);
        if (aPerson.isEmpty() || !rights.get().has("credits:log")) {
            return List.of();
        }
        var sought = words.toLowerCase(Locale.ROOT);
        return records.mine().loggedEntries().stream()
                .filter(entry -> entry.title().toLowerCase(Locale.ROOT).contains(sought))
                .limit(most)
                .map(entry -> new SearchHit(
                        "credits.search", entry.title(), entry.date().toString(), "/credits/entries/" + entry.id()))
                .toList();
    }
}
