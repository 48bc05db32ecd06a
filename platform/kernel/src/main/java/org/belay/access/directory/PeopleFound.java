// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.util.List;
import java.util.Objects;
import org.belay.plugins.SearchHit;
import org.belay.tenancy.CurrentRights;
import org.springframework.stereotype.Component;

/** People in the search at the top of each page, for who may read the list. */
@Component
class PeopleFound implements SearchHit.Source {

    private final PeopleDirectory people;
    private final CurrentRights rights;

    PeopleFound(PeopleDirectory people, CurrentRights rights) {
        this.people = people;
        this.rights = rights;
    }

    @Override
    public List<SearchHit> find(String words, int most) {
        if (!rights.get().has("people:read")) {
            return List.of();
        }
        return people.find(new PeopleSearch(words, null, null, null, null, 1)).rows().stream()
                .limit(most)
                .map(row -> new SearchHit(
                        "people.name", row.name(), Objects.requireNonNullElse(row.email(), ""), "/people/" + row.id()))
                .toList();
    }
}
