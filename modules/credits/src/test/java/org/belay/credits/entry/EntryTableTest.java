// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.belay.credits.CreditsSystemTest;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tables.ImportableTable;
import org.belay.tables.ImportableTable.Fault;
import org.belay.tables.ImportableTable.Tally;
import org.belay.tables.TableRow;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Credentials and continuing education out of another tracker's spreadsheet. */
@CreditsSystemTest
class EntryTableTest {

    private static final LocalDate DAY = LocalDate.now().minusMonths(2);

    private @Autowired TwoAssociations associations;
    private @Autowired List<ImportableTable> tables;
    private @Autowired People people;
    private @Autowired JdbcClient jdbc;
    private @Autowired PlatformTransactionManager transactions;

    private Somebody office;
    private String email;

    @BeforeEach
    void aMemberWhoHoldsACredential() {
        office = associations.newPerson(TwoAssociations.NORTH, "ce-manager");
        email = "wren-" + UUID.randomUUID() + "@example.org";
        in(() -> people.add(new PersonDetails("Wren", "Wood", null, null, email.toUpperCase(), null, null, Map.of())));
        assertThat(store("credentials", row(2, Map.of("credential", "rhia", "passed-on", DAY.toString()))))
                .isEqualTo(new Tally(1, 0, 0));
    }

    @Test
    void anActivityIsStoredOnceHoweverOftenItsRowComes() {
        var row = activity(2, Map.of("minutes", "90"));
        assertThat(check(row)).isEmpty();
        assertThat(store("ce", row)).isEqualTo(new Tally(1, 0, 0));
        assertThat(check(row)).isEmpty();
        assertThat(store("ce", row)).isEqualTo(new Tally(0, 0, 1));

        assertThat(in(() -> jdbc.sql("""
                        select title, provider_kind, minutes, delivery, type, counts_for::text, domains::text, state
                          from credits.entry e join platform.person p on p.tenant_id = e.tenant_id and p.id = e.person_id
                         where e.tenant_id = platform.current_tenant() and p.email_lower = :email""").param("email", email).query().singleRow()))
                .containsEntry("title", "Coding update")
                .containsEntry("provider_kind", "other")
                .containsEntry("minutes", 90)
                .containsEntry("delivery", "ON_DEMAND")
                .containsEntry("type", "webinar")
                .containsEntry("counts_for", "{RHIA}")
                .containsEntry("domains", "{\"privacy-security\": 1}")
                .containsEntry("state", "COUNTED");
    }

    @Test
    void otherAmountsThanStoredAreNamedAndNothingIsOverwritten() {
        store("ce", activity(2, Map.of("credits", "1.5")));
        assertThat(check(activity(2, Map.of("credits", "1,50")))).isEmpty();
        assertThat(check(activity(2, Map.of("credits", "2")))).containsExactly("table.ce.other-amounts");
    }

    @Test
    void whatNoEntryCanSayIsNamed() {
        assertThat(check(activity(2, Map.of()))).containsExactly("credits.entry.amount.missing");
        assertThat(check(activity(2, Map.of("minutes", "1441")))).containsExactly("minutes credits.entry.minutes.many");
        assertThat(check(activity(2, Map.of("credits", "1e9")))).containsExactly("credits table.ce.credits.unreadable");
        assertThat(check(activity(2, Map.of("credits", "1", "delivery", "by owl"))))
                .containsExactly("delivery table.ce.delivery.unknown");
        assertThat(check(activity(2, Map.of("credits", "1", "domain", "astrology"))))
                .containsExactly("domain table.ce.domain.unknown");
        assertThat(check(activity(2, Map.of("credits", "1", "credential", "CPC"))))
                .containsExactly("credential table.ce.not-held");
        assertThat(check(activity(
                        2,
                        Map.of(
                                "credits",
                                "1",
                                "date",
                                LocalDate.now().plusDays(2).toString()))))
                .containsExactly("date credits.entry.date.future");
        assertThat(check(activity(2, Map.of("credits", "1", "email", "nobody@example.org"))))
                .containsExactly("email table.credentials.nobody");
        var twice = activity(2, Map.of("credits", "1"));
        assertThat(check(twice, new TableRow(3, twice.values()))).containsExactly("table.ce.twice");
    }

    @Test
    void whoHoldsNothingGetsNoEntries() {
        email = "new-" + email;
        in(() -> people.add(new PersonDetails("Nix", "Noone", null, null, email, null, null, Map.of())));
        assertThat(check(activity(2, Map.of("credits", "1")))).containsExactly("table.ce.holds-nothing");
    }

    private TableRow activity(int line, Map<String, String> more) {
        var values = new HashMap<>(Map.of(
                "title", "Coding update",
                "date", DAY.plusDays(1).toString(),
                "provider", "Northern Health Academy",
                "delivery", "Self-Paced",
                "domain", "privacy-security"));
        values.putAll(more);
        return row(line, values);
    }

    private TableRow row(int line, Map<String, String> values) {
        var all = new HashMap<>(Map.of("email", email));
        all.putAll(values);
        return new TableRow(line, all);
    }

    private List<String> check(TableRow... rows) {
        return in(() -> {
            var check = table("ce").check();
            var faults = new ArrayList<Fault>();
            List.of(rows).forEach(row -> faults.addAll(check.faults(row)));
            return faults.stream()
                    .map(fault -> (fault.field() + " " + fault.key()).strip())
                    .toList();
        });
    }

    private Tally store(String key, TableRow... rows) {
        return in(() -> table(key).store(UUID.randomUUID(), List.of(rows)));
    }

    private ImportableTable table(String key) {
        return tables.stream()
                .filter(table -> table.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private <T> T in(Supplier<T> work) {
        return TenantScope.call(
                office.tenant(),
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
