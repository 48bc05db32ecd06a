// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.access.AccessForMany;
import org.belay.audit.AuditLog;
import org.belay.people.PeopleInUse;
import org.belay.people.PersonChanged;
import org.belay.people.PersonId;
import org.belay.tenancy.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes with people when an import of them is undone. */
@Component
class PeopleUndo {

    private final List<PeopleInUse> uses;
    private final Access access;
    private final AccessForMany accessForMany;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PeopleUndo(
            List<PeopleInUse> uses,
            Access access,
            AccessForMany accessForMany,
            AuditLog audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.uses = uses;
        this.access = access;
        this.accessForMany = accessForMany;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Those of the people whom something other than the import holds. */
    Set<UUID> inUse(UUID importId, Collection<UUID> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        var ids = people.stream().map(PersonId::of).toList();
        var used = new HashSet<UUID>(jdbc.sql("""
                        select l.person_id from platform.roster_person_link l
                         where l.tenant_id = platform.current_tenant() and l.person_id = any(:people)
                           and l.added_in <> :import""")
                .param("people", people.toArray(UUID[]::new))
                .param("import", importId)
                .query(UUID.class)
                .list());
        uses.forEach(use -> use.among(ids).forEach(person -> used.add(person.value())));
        return used;
    }

    /** Who is gone loses every right, who is back is told of, and who has to stay is stopped. */
    void follow(UUID importId, List<UUID> removed, List<UUID> restored, List<UUID> stopped) {
        if (!removed.isEmpty()) {
            accessForMany.forget(removed.stream().map(PersonId::of).toList());
            audit.record("people.removed", "roster-import", importId, Map.of("people", removed));
        }
        var tenant = TenantScope.require().tenant();
        if (!restored.isEmpty()) {
            audit.record("people.restored", "roster-import", importId, Map.of("people", restored));
        }
        restored.forEach(person -> events.publishEvent(new PersonChanged(tenant, PersonId.of(person))));
        stopped.forEach(person -> access.setActive(person, false));
    }
}
