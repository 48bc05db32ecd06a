// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.belay.people.PeopleInUse;
import org.belay.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has logged something, or holds a credential, is in use. */
@Component
class CeInUse implements PeopleInUse {

    private final JdbcClient jdbc;

    CeInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return new HashSet<>(jdbc.sql("""
                        select person_id from credits.credential
                         where tenant_id = platform.current_tenant() and person_id = any(:people)
                        union select person_id from credits.entry
                         where tenant_id = platform.current_tenant() and person_id = any(:people)""")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list());
    }
}
