// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.belay.tokens.TenantSignatures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organizations elsewhere whose keys the office has entered. Their addresses are never asked. */
@Service
@Transactional
public class Sources {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_KEYS = 50_000;

    private final TenantDirectory tenants;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sources(TenantDirectory tenants, AuditLog audit, JdbcClient jdbc, Clock clock) {
        this.tenants = tenants;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One of them, with the names of its keys. */
    public record Source(String host, String name, List<String> keys, Instant addedAt) {}

    @Transactional(readOnly = true)
    Optional<JWKSet> keysOf(String host) {
        return jdbc.sql("select keys::text from platform.record_source"
                        + " where tenant_id = platform.current_tenant() and host = :host")
                .param("host", host)
                .query((row, number) -> row.getString(1))
                .optional()
                .flatMap(TenantSignatures::publicKeys);
    }

    @PreAuthorize("hasAuthority('privacy:manage')")
    @Transactional(readOnly = true)
    public List<Source> all() {
        return jdbc.sql("select host, name, keys::text as keys, added_at from platform.record_source"
                        + " where tenant_id = platform.current_tenant() order by host")
                .query((row, number) -> new Source(
                        row.getString("host"),
                        row.getString("name"),
                        TenantSignatures.publicKeys(row.getString("keys")).stream()
                                .flatMap(set -> set.getKeys().stream())
                                .map(key -> String.valueOf(key.getKeyID()))
                                .toList(),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Trusts the keys of an organization elsewhere, or puts newer keys in the place of those known. */
    @PreAuthorize("hasAuthority('privacy:manage')")
    public void trust(@Nullable String typedHost, @Nullable String name, @Nullable String keys) {
        var host = RecordFiles.host(typedHost);
        if (tenants.at(host).isPresent()) {
            throw new RuleViolation("moving.source.here");
        }
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new RuleViolation("moving.source.name");
        }
        var set = Optional.ofNullable(keys)
                .filter(text -> text.length() <= LONGEST_KEYS)
                .flatMap(TenantSignatures::publicKeys)
                .orElseThrow(() -> new RuleViolation("moving.source.keys"));
        jdbc.sql("""
            insert into platform.record_source as known (host, name, keys, added_by, added_at)
            values (:host, :name, cast(:keys as jsonb), :by, :now)
            on conflict (tenant_id, host) do update
               set name = excluded.name, keys = excluded.keys, added_by = excluded.added_by, added_at = excluded.added_at""")
                .param("host", host)
                .param("name", name.strip())
                .param("keys", set.toString(true))
                .param("by", TenantScope.require().actor().map(Actor::id).orElse((UUID) null), java.sql.Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record("record.source-trusted", "record-source", null, Map.of("host", host, "keys", set.size()));
    }

    @PreAuthorize("hasAuthority('privacy:manage')")
    public void forget(String host) {
        var gone = jdbc.sql("delete from platform.record_source where tenant_id = platform.current_tenant() and host ="
                        + " :host")
                .param("host", host)
                .update();
        if (gone == 0) {
            throw new NotFound();
        }
        audit.record("record.source-forgotten", "record-source", null, Map.of("host", host));
    }
}
