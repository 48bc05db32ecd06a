// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.belay.secrets.Seal;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of the current tenant. A new key is published a minute before it signs, so that memory of {@link #FRESH} on
 * every node is enough; the one before stays, so that tokens outlive a rotation. Keys older than {@link #OLDEST} are
 * replaced by themselves.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofSeconds(30);
    static final Duration OLDEST = Duration.ofDays(90);
    static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int KEPT = 3;
    private static final int BITS = 2048;
    private static final String PURPOSE = "signing-key/";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Clock clock;
    private final TransactionTemplate alone;
    private final Cache<TenantId, List<Key>> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();

    SigningKeys(JdbcClient jdbc, Seal seal, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Key(RSAKey jwk, Instant createdAt) {}

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(new JWKSet(all()));
    }

    /** All of them, the newest first. */
    List<JWK> all() {
        return List.copyOf(current().stream().map(Key::jwk).toList());
    }

    /** The key that signs now: the newest that has been published long enough, or the only one. */
    JWK signer(List<JWK> candidates) {
        var published = clock.instant().minus(PUBLISHED_BEFORE);
        var keys = current();
        return keys.stream()
                .filter(key -> !key.createdAt().isAfter(published))
                .findFirst()
                .or(() -> Optional.of(keys.getLast()))
                .<JWK>map(Key::jwk)
                .filter(key -> candidates.stream().anyMatch(one -> Objects.equals(one.getKeyID(), key.getKeyID())))
                .orElseThrow();
    }

    /** Makes a new key, which will sign in a minute. */
    void rotate() {
        alone.executeWithoutResult(status -> {
            lock();
            add();
            jdbc.sql("""
                delete from platform.signing_key where tenant_id = platform.current_tenant() and id not in
                    (select id from platform.signing_key order by created_at desc, id desc limit :kept)""").param("kept", KEPT).update();
        });
        known.invalidate(TenantScope.require().tenant());
    }

    /** Newest first. */
    private List<Key> current() {
        return known.get(TenantScope.require().tenant(), tenant -> load());
    }

    private List<Key> load() {
        return Objects.requireNonNull(alone.execute(status -> {
            var keys = read();
            if (keys.isEmpty()
                    || keys.getFirst().createdAt().isBefore(clock.instant().minus(OLDEST))) {
                lock();
                keys = read();
                if (keys.isEmpty()
                        || keys.getFirst().createdAt().isBefore(clock.instant().minus(OLDEST))) {
                    add();
                    keys = read();
                }
            }
            return keys;
        }));
    }

    /** Two nodes do not make a tenant's first key at the same time. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('signing-key/' || platform.current_tenant(), 0))")
                .query((row, number) -> 0)
                .list();
    }

    private List<Key> read() {
        return jdbc
                .sql("""
                    select id, sealed, created_at from platform.signing_key
                     where tenant_id = platform.current_tenant() order by created_at desc, id desc""")
                .query((row, number) -> opened(
                        row.getObject("id", UUID.class),
                        row.getBytes("sealed"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Key> opened(UUID id, byte[] sealed, Instant createdAt) {
        try {
            var json = new String(seal.open(PURPOSE + id, sealed), StandardCharsets.UTF_8);
            return Optional.of(new Key(RSAKey.parse(json), createdAt));
        } catch (GeneralSecurityException | ParseException e) {
            LOG.warn("Signing key {} does not open with this deployment's secret; it is left aside.", id);
            return Optional.empty();
        }
    }

    private void add() {
        var id = Ids.next();
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyID(id.toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("insert into platform.signing_key (id, sealed, created_at) values (:id, :sealed, :now)")
                    .param("id", id)
                    .param("sealed", seal.close(PURPOSE + id, key.toJSONString().getBytes(StandardCharsets.UTF_8)))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
