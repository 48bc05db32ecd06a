// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.audit.AuditLog;
import org.belay.files.FileContent;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that answer requests for a copy, each until its time is up. */
@Component
class Copies {

    private static final String FROM = " from platform.privacy_copy where tenant_id = platform.current_tenant()";

    private final JdbcClient jdbc;
    private final Files files;
    private final AuditLog audit;
    private final Clock clock;

    Copies(JdbcClient jdbc, Files files, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of them. */
    record Copy(UUID request, FileId file, Instant madeAt, Instant expiresAt) {}

    void add(PrivacyRequest request, FileId file, Instant until) {
        jdbc.sql("""
                        insert into platform.privacy_copy (request_id, person_id, file_id, made_at, expires_at)
                        values (:request, :person, :file, :now, :until)""")
                .param("request", request.id())
                .param("person", request.person().value())
                .param("file", file.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Copy> of(UUID request) {
        return jdbc.sql("select *" + FROM + " and request_id = :request and expires_at > :now")
                .param("request", request)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Copies::copy)
                .optional();
    }

    /** The person's, by request. */
    Map<UUID, Copy> of(PersonId person) {
        return jdbc
                .sql("select *" + FROM + " and person_id = :person and expires_at > :now")
                .param("person", person.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Copies::copy)
                .list()
                .stream()
                .collect(Collectors.toMap(Copy::request, copy -> copy));
    }

    /** Opens one, which goes on record. Who may is the caller's business. */
    FileContent open(PrivacyRequest request) throws IOException {
        var copy = of(request.id()).orElseThrow(NotFound::new);
        audit.record(
                "privacy.copy-opened",
                "person",
                request.person().value(),
                Map.of("request", request.id().toString()));
        return files.open(copy.file());
    }

    /** Removes those whose time is up. */
    void removeExpired(int most) {
        var gone = jdbc.sql("""
                        delete from platform.privacy_copy c using (
                            select request_id from platform.privacy_copy
                             where tenant_id = platform.current_tenant() and expires_at <= :now order by expires_at limit :most) old
                         where c.tenant_id = platform.current_tenant() and c.request_id = old.request_id returning c.*""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Copies::copy)
                .list();
        gone.forEach(copy -> files.remove(copy.file()));
    }

    private static Copy copy(ResultSet row, int number) throws SQLException {
        return new Copy(
                row.getObject("request_id", UUID.class),
                FileId.of(row.getObject("file_id", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
