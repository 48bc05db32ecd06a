// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.audit.AuditedPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the audit log the names of the people its entries are about. */
@Component
@Transactional(readOnly = true)
class PeopleOfTheLog implements AuditedPeople {

    private static final int MOST = 50;

    private final People people;
    private final JdbcClient jdbc;

    PeopleOfTheLog(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> ids) {
        return people.namesOf(ids.stream().map(PersonId::of).toList()).entrySet().stream()
                .collect(Collectors.toMap(name -> name.getKey().value(), Map.Entry::getValue));
    }

    @Override
    public List<UUID> named(String part) {
        return jdbc.sql("""
                        select id from platform.person
                         where tenant_id = platform.current_tenant()
                           and position(lower(:part) in lower(concat_ws(' ', given_name, family_name,
                                        preferred_name, family_name))) > 0
                         order by name_lower limit :most""")
                .param("part", part.strip())
                .param("most", MOST)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
