// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.audit.LogBook.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import org.belay.audit.Verification.Fault;
import org.belay.audit.Verification.Kind;
import org.belay.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuditTest
class AuditTamperingTests {

    private static final String ENTRY_AT =
            "(select entry_id from platform.audit_seal where tenant_id = ? and number = ?)";

    @Autowired
    LogBook book;

    @Autowired
    JdbcClient jdbc;

    @Value("${belay.audit.directory}")
    Path directory;

    @Test
    void anUntouchedLogHasNoFault() {
        var tenant = book.aSealedLog();

        var found = book.check(tenant);

        assertThat(found.fault()).isEmpty();
        assertThat(found.sealed()).isEqualTo(10);
        assertThat(found.signedUpTo()).isEqualTo(10);
        assertThat(found.unsealed()).isZero();
    }

    @Test
    void aChangedEntryIsNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var entry = entryAt(tenant, 5);

        book.spoil(
                "update platform.audit_entry set action = 'person.viewed' where tenant_id = ? and id = ?",
                tenant,
                entry);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.CHANGED, 5, entry));
    }

    @Test
    void aChangedSealIsNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var entry = entryAt(tenant, 10);

        book.spoil("update platform.audit_seal set hash = sha256('x') where tenant_id = ? and number = 10", tenant);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.CHANGED, 10, entry));
    }

    @Test
    void aDeletedEntryIsNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var entry = entryAt(tenant, 5);

        book.spoil(owner -> deleteEntry(owner, tenant, 5));

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.DELETED, 5, entry));
    }

    @Test
    void anEntryDeletedTogetherWithItsSealIsNamed() throws SQLException {
        var tenant = book.aSealedLog();

        book.spoil(owner -> {
            deleteEntry(owner, tenant, 5);
            run(owner, "delete from platform.audit_seal where tenant_id = ? and number = 5", tenant);
        });

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.DELETED, 5, null));
    }

    @Test
    void aDeletedEntryIsNamedThoughTheNumbersWereClosedUp() throws SQLException {
        var tenant = book.aSealedLog();
        var next = entryAt(tenant, 6);

        book.spoil(owner -> {
            deleteEntry(owner, tenant, 5);
            run(owner, "delete from platform.audit_seal where tenant_id = ? and number = 5", tenant);
            for (var number = 6; number <= 10; number++) {
                run(
                        owner,
                        "update platform.audit_seal set number = number - 1 where tenant_id = ? and number = ?",
                        tenant,
                        number);
            }
        });

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.DELETED, 5, next));
    }

    @Test
    void entriesThatChangedPlacesAreNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var third = entryAt(tenant, 3);
        var seventh = entryAt(tenant, 7);

        book.spoil(owner -> {
            var update = "update platform.audit_seal set entry_id = ? where tenant_id = ? and number = ?";
            run(owner, update, UUID.randomUUID(), tenant, 7);
            run(owner, update, seventh, tenant, 3);
            run(owner, update, third, tenant, 7);
        });

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.REORDERED, 3, seventh));
    }

    @Test
    void sealsThatChangedPlacesAreNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var seventh = entryAt(tenant, 7);

        book.spoil(owner -> {
            var update = "update platform.audit_seal set number = ? where tenant_id = ? and number = ?";
            run(owner, update, 1_000, tenant, 7);
            run(owner, update, 7, tenant, 3);
            run(owner, update, 3, tenant, 1_000);
        });

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.REORDERED, 3, seventh));
    }

    @Test
    void aCutTailShows() throws SQLException {
        var tenant = book.aSealedLog();

        book.spoil(owner -> {
            for (var number = 8; number <= 10; number++) {
                deleteEntry(owner, tenant, number);
            }
            run(owner, "delete from platform.audit_seal where tenant_id = ? and number > 7", tenant);
        });

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.CUT_TAIL, 8, null));
    }

    @Test
    void aCutTailShowsThoughTheLogHasGrownAgain() throws SQLException {
        var tenant = book.aSealedLog();
        book.spoil(owner -> {
            deleteEntry(owner, tenant, 10);
            run(owner, "delete from platform.audit_seal where tenant_id = ? and number = 10", tenant);
        });

        book.write(tenant, 5);
        book.seal(tenant);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.REWRITTEN, 10, entryAt(tenant, 10)));
    }

    @Test
    void theLogsOfTwoOrganizationsInExchangeAreNamed() throws SQLException {
        var one = book.aSealedLog();
        var other = book.aSealedLog();
        var foreign = entryAt(other, 1);

        book.spoil(owner -> {
            for (var table : new String[] {"audit_entry", "audit_detail", "audit_seal"}) {
                // in two steps, because each row's key must be free when it is taken
                if (table.equals("audit_seal")) {
                    run(owner, "update platform.audit_seal set number = number + 1000 where tenant_id = ?", one);
                }
                run(
                        owner,
                        "update platform." + table
                                + " set tenant_id = case tenant_id when ? then ?::uuid else ?::uuid end"
                                + " where tenant_id in (?, ?)",
                        one,
                        other,
                        one,
                        one,
                        other);
            }
            run(owner, "update platform.audit_seal set number = number - 1000 where tenant_id = ?", other);
        });

        assertThat(book.check(one).fault()).contains(new Fault(Kind.FOREIGN, 1, foreign));
    }

    @Test
    void anEntryOfAnotherOrganizationIsNamed() throws SQLException {
        var one = book.aSealedLog();
        var other = book.aSealedLog();
        var foreign = entryAt(other, 4);

        book.spoil(owner -> {
            deleteEntry(owner, one, 4);
            for (var column : new String[] {"audit_entry:id", "audit_detail:entry_id"}) {
                var parts = column.split(":");
                run(
                        owner,
                        "update platform." + parts[0] + " set tenant_id = ? where " + parts[1] + " = ?",
                        one,
                        foreign);
            }
            run(
                    owner,
                    "update platform.audit_seal s set entry_id = o.entry_id, hash = o.hash from platform.audit_seal o"
                            + " where s.tenant_id = ? and s.number = 4 and o.tenant_id = ? and o.number = 4",
                    one,
                    other);
        });

        assertThat(book.check(one).fault()).contains(new Fault(Kind.FOREIGN, 4, foreign));
    }

    @Test
    void editedParticularsAreNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var entry = entryAt(tenant, 5);

        book.spoil(
                "update platform.audit_detail set details = '{}' where tenant_id = ? and entry_id = ?", tenant, entry);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.DETAILS_CHANGED, 5, entry));
    }

    @Test
    void anotherNameOfWhoDidItIsNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var entry = entryAt(tenant, 5);

        book.spoil(
                "update platform.audit_detail set actor_name = 'Somebody' where tenant_id = ? and entry_id = ?",
                tenant,
                entry);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.DETAILS_CHANGED, 5, entry));
    }

    @Test
    void aChainMadeAnewWithoutTheKeyShows() throws SQLException {
        var tenant = book.aSealedLog();

        book.spoil(
                "update platform.audit_entry set action = 'harmless' where tenant_id = ? and id = " + ENTRY_AT,
                tenant,
                tenant,
                5);
        makeAnew(tenant);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.REWRITTEN, 10, entryAt(tenant, 10)));
    }

    @Test
    void aChainMadeAnewIsNotSignedAgain() throws SQLException {
        var tenant = book.aSealedLog();
        book.spoil(
                "update platform.audit_entry set action = 'harmless' where tenant_id = ? and id = " + ENTRY_AT,
                tenant,
                tenant,
                5);
        makeAnew(tenant);

        for (var round = 0; round <= Heads.LINES_BETWEEN_CLEARINGS; round++) {
            book.write(tenant, 1);
            book.seal(tenant);
        }

        assertThat(book.check(tenant).fault().orElseThrow().kind()).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void aHeadThatTheOperatorDidNotSignIsNamed() throws IOException {
        var tenant = book.aSealedLog();
        var forger = new OperatorKey(Base64.getEncoder().encodeToString(new byte[32]));

        try (var files = Files.newDirectoryStream(directory, tenant + ".*.heads")) {
            for (var file : files) {
                var head = Heads.Head.of(tenant, Files.readString(file).strip()).orElseThrow();
                Files.writeString(file, head.signedText() + " " + forger.sign(head.signedText()) + "\n");
            }
        }

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.FORGED_HEAD, 10, null));
    }

    @Test
    void anEntrySlippedInIsNamed() throws SQLException {
        var tenant = book.aSealedLog();
        var entry = UUID.randomUUID();

        book.spoil(
                "insert into platform.audit_entry (tenant_id, id, at, actor_kind, action, subject_kind, commitment)"
                        + " values (?, ?, now(), 'SYSTEM', 'person.added', 'person', '')",
                tenant,
                entry);

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.STRAY, 0, entry));
    }

    @Test
    void anEntryDeletedBeforeItWasSealedIsNamed() throws SQLException {
        var tenant = book.anOrganization();
        book.write(tenant, 1);
        var entry = book.inTransaction(
                tenant,
                () -> jdbc.sql("select entry_id from platform.audit_unsealed")
                        .query(UUID.class)
                        .single());

        book.spoil(owner -> {
            run(owner, "delete from platform.audit_detail where tenant_id = ?", tenant);
            run(owner, "delete from platform.audit_entry where tenant_id = ?", tenant);
        });

        assertThat(book.check(tenant).fault()).contains(new Fault(Kind.DELETED, 0, entry));
    }

    private UUID entryAt(TenantId tenant, long number) {
        return book.inTransaction(
                tenant,
                () -> jdbc.sql("select entry_id from platform.audit_seal where number = :number")
                        .param("number", number)
                        .query(UUID.class)
                        .single());
    }

    private static void deleteEntry(Connection owner, TenantId tenant, int number) throws SQLException {
        run(
                owner,
                "delete from platform.audit_detail where tenant_id = ? and entry_id = " + ENTRY_AT,
                tenant,
                tenant,
                number);
        run(owner, "delete from platform.audit_entry where tenant_id = ? and id = " + ENTRY_AT, tenant, tenant, number);
    }

    /** What somebody does who can write to the database and knows how the chain is made. */
    private void makeAnew(TenantId tenant) throws SQLException {
        var links = book.inTransaction(tenant, () -> new ArrayList<>(Link.after(jdbc, 0, 1_000)));
        book.spoil(owner -> {
            var hash = Hash.NONE;
            for (var link : links) {
                var entry = link.entry();
                assertThat(entry).isNotNull();
                hash = entry.chained(hash, tenant, link.number());
                run(
                        owner,
                        "update platform.audit_seal set hash = ? where tenant_id = ? and number = ?",
                        hash.bytes(),
                        tenant,
                        link.number());
            }
        });
    }
}
