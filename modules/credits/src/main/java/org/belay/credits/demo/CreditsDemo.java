// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.belay.credits.demo.DemoLedger.Marks;
import org.belay.people.People;
import org.belay.plugins.DemoData;
import org.belay.plugins.Settings;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantKind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Continuing education of the demo's people: complete, on the way, just started, overdue, estimated, none. Renata Plover
 * has 29 of 30, and the last must come from AHIMA or a state association.
 */
@Component
@ConditionalOnBooleanProperty("belay.demo")
@Order(100)
class CreditsDemo implements DemoData {

    private static final String RHIA = "RHIA";
    private static final String RHIT = "RHIT";
    private static final int HOUR = 60;
    private static final int DAYS_LEFT = 38;

    private final DemoLedger ledger;
    private final People people;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;

    CreditsDemo(DemoLedger ledger, People people, JdbcClient jdbc, Settings settings, Clock clock) {
        this.ledger = ledger;
        this.people = people;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void fill(Tenant tenant, RandomGenerator random) {
        var today = LocalDate.ofInstant(clock.instant(), tenant.zone());
        if (tenant.kind() == TenantKind.UNIVERSITY) {
            someone(tenant, "faculty").ifPresent(id -> member(id, RHIA, today.plusMonths(9), 17, today, random));
            someone(tenant, "director").ifPresent(id -> member(id, RHIA, today.plusMonths(3), 34, today, random));
            someone(tenant, "mentor").ifPresent(id -> member(id, RHIT, today.plusMonths(15), 6, today, random));
            return;
        }
        settings.set("credits.contact", "manager@" + tenant.slug() + ".example", today);
        someone(tenant, "member").ifPresent(id -> renata(id, today));
        someone(tenant, "mentor").ifPresent(id -> member(id, RHIA, today.plusMonths(5), 36, today, random));
        someone(tenant, "manager").ifPresent(id -> member(id, RHIA, today.plusMonths(13), 14, today, random));
        var known = Set.of("admin", "manager", "member", "mentor", "provider");
        var number = 0;
        for (var id : others(known, tenant.slug())) {
            varied(id, number++, today, random);
        }
    }

    private Optional<UUID> someone(Tenant tenant, String name) {
        return people.withEmail(name + "@" + tenant.slug() + ".example").map(id -> id.value());
    }

    private List<UUID> others(Set<String> names, String slug) {
        var logins = names.stream().map(name -> name + "@" + slug + ".example").toArray(String[]::new);
        return jdbc.sql("select id from platform.person where email_lower <> all(:logins) order by email_lower")
                .param("logins", logins)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Eleven from AHIMA or a state association, eighteen from others, and what raises questions. */
    private void renata(UUID person, LocalDate today) {
        var issued = LocalDate.of(2026, 12, 31);
        var end = today.plusDays(DAYS_LEFT).isAfter(issued) ? today.plusDays(DAYS_LEFT) : issued;
        var start = end.plusDays(1).minusMonths(24);
        ledger.hold(person, RHIA, start, end, null);
        var step = ChronoUnit.DAYS.between(start, today.minusDays(40)) / 28;
        var day = start.plusDays(9);
        for (var activity : Activity.AHIMA) {
            ledger.log(person, RHIA, activity, day, HOUR, Marks.NONE);
            day = day.plusDays(step);
        }
        var minutes = List.of(150, 2 * HOUR, 120, 2 * HOUR, HOUR, 90, HOUR, 2 * HOUR, HOUR, HOUR, 2 * HOUR);
        for (int i = 0; i < minutes.size(); i++) {
            ledger.log(person, RHIA, Activity.OTHERS.get(i), day, minutes.get(i), Marks.NONE);
            day = day.plusDays(step);
        }
        ledger.log(person, RHIA, Activity.staffMeeting(), today.minusDays(33), HOUR, Marks.NONE);
        ledger.log(person, RHIA, Activity.OTHERS.getLast(), today.minusDays(20), HOUR, Marks.NO_CERTIFICATE);
        ledger.log(
                person,
                RHIA,
                new Activity(
                        "Coding roundtable: sepsis",
                        "Northshore Learning",
                        false,
                        "LIVE_ONLINE",
                        "revenue-cycle",
                        "webinar"),
                today.minusDays(6),
                HOUR,
                Marks.WAITING);
    }

    private void varied(UUID person, int number, LocalDate today, RandomGenerator random) {
        var code = random.nextInt(3) == 0 ? RHIT : RHIA;
        var full = RHIA.equals(code) ? 34 : 24;
        var months = 1 + random.nextInt(22);
        switch (number % 9) {
            case 0, 1 -> member(person, code, today.plusMonths(months), full, today, random);
            case 2 -> member(person, code, today.plusMonths(23).plusDays(random.nextInt(20)), 2, today, random);
            case 3 -> member(person, code, today.minusDays(12 + random.nextInt(60)), full - 15, today, random);
            case 4 -> estimated(person, code, today, random);
            case 5 -> member(person, code, today.plusDays(20 + random.nextInt(60)), full - 9, today, random);
            case 6 -> {}
            default ->
                member(person, code, today.plusMonths(months), Math.max(3, full * (24 - months) / 24), today, random);
        }
    }

    private void estimated(UUID person, String code, LocalDate today, RandomGenerator random) {
        var passed = today.minusMonths(24L * (1 + random.nextInt(3)) + 11).minusDays(random.nextInt(300));
        var start = passed;
        while (!start.plusMonths(24).isAfter(today)) {
            start = start.plusMonths(24);
        }
        var end = start.plusMonths(24).minusDays(1);
        ledger.hold(person, code, start, end, passed);
        log(person, code, start, today, 9, random);
    }

    private void member(UUID person, String code, LocalDate end, int credits, LocalDate today, RandomGenerator random) {
        var start = end.plusDays(1).minusMonths(24);
        ledger.hold(person, code, start, end, null);
        log(person, code, start, end.isBefore(today) ? end : today, credits, random);
    }

    private void log(UUID person, String code, LocalDate start, LocalDate until, int credits, RandomGenerator random) {
        var days = Math.max(1, ChronoUnit.DAYS.between(start, until));
        for (int earned = 0, number = random.nextInt(6); earned < credits; number++) {
            var pool = number % 2 == 0 ? Activity.AHIMA : Activity.OTHERS;
            var hours = Math.min(credits - earned, 1 + random.nextInt(3));
            var minutes = hours * HOUR + (random.nextInt(8) == 0 ? 30 : 0);
            var marks = random.nextInt(14) == 0
                    ? Marks.NO_CERTIFICATE
                    : random.nextInt(16) == 0 ? Marks.WAITING : Marks.NONE;
            var activity = pool.get(number / 2 % pool.size());
            ledger.log(person, code, activity, start.plusDays(random.nextLong(days)), minutes, marks);
            earned += hours;
        }
    }
}
