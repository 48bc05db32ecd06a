// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.belay.credits.Cycle;
import org.belay.credits.Requirements;
import org.belay.moving.RecordPart;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The credentials that a person holds, with their present cycles. One that is held here already stays as it is. */
@Component
class CredentialPart implements RecordPart {

    private final HeldCredentials credentials;
    private final Requirements requirements;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final Clock clock;

    CredentialPart(
            HeldCredentials credentials,
            Requirements requirements,
            TenantDirectory tenants,
            JdbcClient jdbc,
            Clock clock) {
        this.credentials = credentials;
        this.requirements = requirements;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "credits.credentials";
    }

    @Override
    public List<Item> give(UUID person) {
        return jdbc.sql("select code, cycle_start, cycle_end, estimated, passed_on from credits.credential"
                        + " where tenant_id = platform.current_tenant() and person_id = :person order by code")
                .param("person", person)
                .query((row, number) -> {
                    var data = new LinkedHashMap<String, @Nullable Object>();
                    data.put("code", row.getString("code"));
                    data.put("cycleStart", row.getString("cycle_start"));
                    data.put("cycleEnd", row.getString("cycle_end"));
                    data.put("estimated", row.getBoolean("estimated"));
                    data.put("passedOn", row.getString("passed_on"));
                    return new Item(row.getString("code"), data);
                })
                .list();
    }

    @Override
    public String title(Item item) {
        return String.valueOf(item.text("code"));
    }

    @Override
    public Taken take(UUID person, Origin origin, List<Item> items) {
        var today = LocalDate.ofInstant(clock.instant(), tenants.current().zone());
        var owner = PersonId.of(person);
        var added = 0;
        var known = 0;
        for (var item : items) {
            var code = String.valueOf(item.text("code"));
            if (credentials.existsByPersonAndCode(owner, code)) {
                known++;
            } else if (requirements.credential(code, today).isPresent()) {
                added += add(owner, code, item, origin);
            }
        }
        return new Taken(added, known, items.size() - added - known);
    }

    private int add(PersonId owner, String code, Item item, Origin origin) {
        try {
            var cycle = new Cycle(
                    LocalDate.parse(String.valueOf(item.text("cycleStart"))),
                    LocalDate.parse(String.valueOf(item.text("cycleEnd"))),
                    Boolean.TRUE.equals(item.data().get("estimated")));
            var passed = item.text("passedOn");
            var held = new HeldCredential(owner, code, cycle, passed == null ? null : LocalDate.parse(passed));
            held.cameFrom(origin.name(), origin.signedAt());
            credentials.saveAndFlush(held);
            return 1;
        } catch (DateTimeException | RuleViolation | IllegalArgumentException e) {
            return 0;
        }
    }
}
