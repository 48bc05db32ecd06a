// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.LocalDate;
import java.util.Optional;
import org.belay.plugins.HomePart;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells on Home of who has left how long they can still come in. */
@Component
class LeaverHome implements HomePart.Source {

    private static final int FIRST = 1;

    private final JdbcClient jdbc;

    LeaverHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When somebody left, and until when they come in. */
    record Time(LocalDate left, LocalDate ends) {}

    @Override
    public Optional<HomePart> now() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .flatMap(actor -> jdbc.sql("select left_on, ends_on from platform.leaver"
                                + " where tenant_id = platform.current_tenant() and person_id = :person")
                        .param("person", actor.id())
                        .query((row, number) -> new Time(
                                row.getObject("left_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)))
                        .optional())
                .map(time -> new HomePart("access/leaver-home :: card", time, FIRST));
    }
}
