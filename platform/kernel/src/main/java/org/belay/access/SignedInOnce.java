// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.belay.people.PeopleInUse;
import org.belay.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has signed in once is in use: the audit log tells of them. */
@Component
class SignedInOnce implements PeopleInUse {

    private final JdbcClient jdbc;

    SignedInOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return new HashSet<>(jdbc.sql("""
                        select person_id from platform.account
                         where tenant_id = platform.current_tenant() and last_sign_in_at is not null
                           and person_id = any(:people)""")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list());
    }
}
