// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.belay.moving.ReceivedRecords.Offer;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The record of the person who acts: taken along, or brought here. */
@Service("myMovingRecord")
public class MyRecord {

    private final RecordFiles files;
    private final RecordReader reader;
    private final ReceivedRecords received;
    private final RecordParts parts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MyRecord(
            RecordFiles files,
            RecordReader reader,
            ReceivedRecords received,
            RecordParts parts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.reader = reader;
        this.received = received;
        this.parts = parts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A file that was signed here. */
    public record Sent(
            UUID id,
            String recipientHost,
            @Nullable String recipientEmail,
            List<String> parts,
            Instant signedAt,
            Instant expiresAt) {}

    /** What can be taken along, by name, with how many items there are. */
    public List<Available> available() {
        var me = me();
        return Objects.requireNonNull(transaction.execute(status -> parts.all().stream()
                .map(part -> new Available(part.name(), part.give(me.value()).size()))
                .toList()));
    }

    /** A part of the record. */
    public record Available(String name, int items) {}

    public List<Sent> sent() {
        var me = me();
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                        "select * from platform.record_sent where tenant_id = platform.current_tenant() and person_id"
                                + " = :person order by signed_at desc, id desc")
                .param("person", me.value())
                .query((row, number) -> new Sent(
                        row.getObject("id", UUID.class),
                        row.getString("recipient_host"),
                        row.getString("recipient_email"),
                        List.of((String[]) row.getArray("parts").getArray()),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list()));
    }

    /** Agrees and writes the signed file. */
    public String take(Set<String> chosen, @Nullable String host, @Nullable String email, Locale reader) {
        return files.write(me(), chosen, host, email, reader);
    }

    /** Reads a file and keeps it until the person has chosen; nothing of it is stored in the record yet. */
    public UUID bring(String file) {
        var me = me();
        return received.keep(me, reader.read(file));
    }

    public List<Received> brought() {
        return received.of(me());
    }

    public Received get(UUID id) {
        return received.get(me(), id);
    }

    public List<Offer> offers(UUID id) {
        get(id);
        return received.offers(id);
    }

    public void choose(UUID id, Set<String> chosen) {
        received.choose(me(), id, chosen);
    }

    private static PersonId me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(actor -> PersonId.of(Objects.requireNonNull(actor.id())))
                .orElseThrow(NotFound::new);
    }
}
