// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.office;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.belay.consents.Consents;
import org.belay.consents.Words;
import org.belay.consents.office.ConsentDesk.Wording;
import org.belay.people.PersonId;
import org.belay.plugins.DemoData;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantKind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo's organizations ask their people, and some who agreed. */
@Component
@ConditionalOnBooleanProperty("belay.demo")
class ConsentDemo implements DemoData {

    private static final int AGREE = 9;

    private final ConsentDesk desk;
    private final Consents consents;
    private final JdbcClient jdbc;

    ConsentDemo(ConsentDesk desk, Consents consents, JdbcClient jdbc) {
        this.desk = desk;
        this.consents = consents;
        this.jdbc = jdbc;
    }

    @Override
    public void fill(Tenant tenant, RandomGenerator random) {
        var university = tenant.kind() == TenantKind.UNIVERSITY;
        var purpose = desk.open(
                university ? "Career services" : "Membership office",
                new Wording(null, university ? employer() : speaker(), null, university ? 24 : null, true));
        for (var person : people()) {
            consents.give(PersonId.of(person), purpose, 1, Locale.US, null);
        }
    }

    private static Words employer() {
        return new Words(
                "Where I work after graduation",
                "Your employer, your role and the month you began",
                "The people who prepare the program’s annual report",
                "Accreditation asks how many graduates work in the field within a year");
    }

    private static Words speaker() {
        return new Words(
                "Ask me to speak at a chapter meeting",
                "Your name, your credentials and your e-mail address",
                "The chapter’s education committee",
                "So that the committee can write to you when it looks for speakers");
    }

    private List<UUID> people() {
        return jdbc.sql("select id from platform.person where tenant_id = platform.current_tenant()"
                        + " order by name_lower limit :most")
                .param("most", AGREE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
