// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a person wants to be called. Only fills in what is empty where it comes. */
@Component
class ProfilePart implements RecordPart {

    private final People people;
    private final JdbcClient jdbc;

    ProfilePart(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "people.profile";
    }

    @Override
    public List<Item> give(UUID person) {
        var details = details(person);
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("preferredName", details.preferredName());
        data.put("pronouns", details.pronouns());
        return details.preferredName() == null && details.pronouns() == null
                ? List.of()
                : List.of(new Item("profile", data));
    }

    private PersonDetails details(UUID person) {
        return people.detailsOf(PersonId.of(person)).orElseThrow(NotFound::new);
    }

    @Override
    public String title(Item item) {
        return Stream.of(item.text("preferredName"), item.text("pronouns"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    @Override
    public Taken take(UUID person, Origin origin, List<Item> items) {
        var added = 0;
        for (var item : items) {
            added += jdbc.sql("""
                update platform.person set preferred_name = coalesce(preferred_name, :name),
                       pronouns = coalesce(pronouns, :pronouns), version = version + 1
                 where tenant_id = platform.current_tenant() and id = :person
                   and (preferred_name is null and cast(:name as text) is not null
                        or pronouns is null and cast(:pronouns as text) is not null)""")
                    .param("name", text(item, "preferredName"))
                    .param("pronouns", text(item, "pronouns"))
                    .param("person", person)
                    .update();
        }
        return new Taken(added, items.size() - added, 0);
    }

    private static @Nullable String text(Item item, String name) {
        var text = item.text(name);
        return text == null || text.isBlank() || text.length() > 200 ? null : text.strip();
    }
}
