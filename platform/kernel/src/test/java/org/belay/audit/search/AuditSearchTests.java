// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.belay.audit.AuditLog;
import org.belay.audit.AuditSealer;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "belay.jobs.enabled=false")
@Import(TestDatabase.class)
class AuditSearchTests {

    private static final AtomicInteger TENANTS = new AtomicInteger();

    @Autowired
    AuditSearch search;

    @Autowired
    LogCheck check;

    @Autowired
    EntryWords words;

    @Autowired
    AuditLog log;

    @Autowired
    AuditSealer sealer;

    @Autowired
    People people;

    @Autowired
    Tenants tenants;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void entriesAreFoundByWhoDidThem() {
        var tenant = anOrganization();
        var staff = UUID.randomUUID();
        TenantScope.run(tenant, Actor.person(staff, "Adele Brookwater"), () -> write("role.changed", null));
        asBelay(tenant, () -> write("role.changed", null));

        assertThat(asBelay(tenant, () -> search.count(byPerson(staff.toString()))))
                .isEqualTo(1);
    }

    @Test
    void entriesAreFoundByTheNameOfWhomTheyAreAbout() {
        var tenant = anOrganization();
        asBelay(
                tenant,
                () -> people.add(new PersonDetails("Wren", "Halloway", null, null, null, null, null, Map.of())));
        asBelay(tenant, () -> people.add(new PersonDetails("Ines", "Marlowe", null, null, null, null, null, Map.of())));

        var found = asBelay(tenant, () -> search.page(byPerson("wren h"), 0, 10));

        assertThat(found).extracting(StoredEntry::action).containsExactly("person.added");
        var names = asBelay(tenant, () -> search.names(found));
        assertThat(asBelay(tenant, () -> words.of(found, names)).getFirst().about())
                .isEqualTo("Wren Halloway");
    }

    @Test
    void entriesAreFoundByActionDayAndWords() {
        var tenant = anOrganization();
        asBelay(tenant, () -> write("role.changed", Map.of("name", "Librarian")));
        asBelay(tenant, () -> write("person.changed", Map.of("name", "Gardener")));
        var today = LocalDate.now(ZoneOffset.UTC);

        assertThat(count(tenant, new AuditFilter(null, "role.changed", null, null, null)))
                .isEqualTo(1);
        assertThat(count(tenant, new AuditFilter(null, null, null, null, "gardener")))
                .isEqualTo(1);
        assertThat(count(tenant, new AuditFilter(null, null, today.minusDays(2), today.plusDays(2), null)))
                .isEqualTo(2);
        assertThat(count(tenant, new AuditFilter(null, null, today.plusDays(2), null, null)))
                .isZero();
        assertThat(count(tenant, new AuditFilter(null, null, null, today.minusDays(2), null)))
                .isZero();
        assertThat(asBelay(tenant, search::actions)).containsExactly("person.changed", "role.changed");
    }

    @Test
    void aPageTakesUpWhereTheOneBeforeEnded() {
        var tenant = anOrganization();
        for (var entry = 0; entry < 5; entry++) {
            asBelay(tenant, () -> write("role.changed", null));
        }

        var all = asBelay(tenant, () -> search.page(everything(), 0, 10));

        assertThat(asBelay(tenant, () -> search.page(everything(), 2, 2))).isEqualTo(all.subList(2, 4));
    }

    @Test
    void theDownloadHasEveryEntryOnceAndIsWrittenDown() {
        var tenant = anOrganization();
        asBelay(tenant, () -> {
            for (var entry = 0; entry < 2_300; entry++) {
                write("role.changed", null);
            }
            return 1;
        });
        var ids = new ArrayList<UUID>();

        asBelay(tenant, () -> {
            search.export(everything(), batch -> batch.forEach(entry -> ids.add(entry.id())));
            return 1;
        });

        assertThat(ids).doesNotHaveDuplicates().hasSize(2_301);
        assertThat(asBelay(tenant, () -> search.page(everything(), 0, 1))
                        .getFirst()
                        .action())
                .isEqualTo("audit.exported");
    }

    @Test
    void whatACheckFoundIsRemembered() {
        var tenant = anOrganization();
        asBelay(tenant, () -> write("role.changed", null));
        asBelay(tenant, () -> sealer.sealPending());
        assertThat(asBelay(tenant, check::last)).isEmpty();

        TenantScope.run(tenant, Actor.SYSTEM, check::run);

        var last = asBelay(tenant, check::last).orElseThrow();
        assertThat(last.by()).isEqualTo("Belay");
        assertThat(last.outcome()).isEqualTo(new LogCheck.Outcome("IN_ORDER", 1, 0, 1, 0, null));
    }

    @Test
    void whatChangedStandsSideBySide() {
        var tenant = anOrganization();
        asBelay(
                tenant,
                () -> write(
                        "person.changed",
                        Map.of(
                                "before",
                                Map.of("name", "Ines", "zone", "A"),
                                "after",
                                Map.of("name", "Ines", "zone", "B"))));

        var entry = asBelay(
                tenant,
                () -> words.of(search.page(everything(), 0, 1), Map.of()).getFirst());

        assertThat(entry.changes())
                .containsExactly(
                        new EntryPage.Change("Name", "Ines", "Ines"), new EntryPage.Change("Time zone", "A", "B"));
        assertThat(entry.particulars()).isEqualTo("Time zone");
    }

    @Test
    void anotherOrganizationFindsNothing() {
        var one = anOrganization();
        var other = anOrganization();
        asBelay(one, () -> write("role.changed", null));
        var entry =
                asBelay(one, () -> search.page(everything(), 0, 1)).getFirst().id();

        assertThat(count(other, everything())).isZero();
        assertThatThrownBy(() -> asBelay(other, () -> search.get(entry))).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyReadsTheLogWithoutTheRight() {
        var tenant = anOrganization();
        var stranger = Actor.person(UUID.randomUUID(), "Wren Halloway");

        assertThatThrownBy(() -> TenantScope.call(tenant, stranger, () -> search.count(everything())))
                .isInstanceOf(RuntimeException.class)
                .satisfiesAnyOf(
                        refusal -> assertThat(refusal).isInstanceOf(AccessDeniedException.class),
                        refusal -> assertThat(refusal)
                                .isInstanceOf(
                                        org.springframework.security.authentication
                                                .AuthenticationCredentialsNotFoundException.class));
        assertThatThrownBy(() -> TenantScope.run(tenant, stranger, check::run)).isInstanceOf(RuntimeException.class);
    }

    private TenantId anOrganization() {
        var slug = "search-" + TENANTS.incrementAndGet();
        return tenants.found(
                slug,
                "Organization " + slug,
                TenantKind.ASSOCIATION,
                Set.of(slug + ".localhost"),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US-MI",
                "#3b5bdb");
    }

    private int write(String action, @Nullable Map<String, ?> details) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> log.record(action, "role", null, details == null ? Map.of() : details));
        return 1;
    }

    private int count(TenantId tenant, AuditFilter filter) {
        return asBelay(tenant, () -> search.count(filter));
    }

    private static <T> T asBelay(TenantId tenant, Supplier<T> work) {
        return TenantScope.call(tenant, Actor.SYSTEM, work::get);
    }

    private static AuditFilter everything() {
        return new AuditFilter(null, null, null, null, null);
    }

    private static AuditFilter byPerson(String person) {
        return new AuditFilter(person, null, null, null, null);
    }
}
