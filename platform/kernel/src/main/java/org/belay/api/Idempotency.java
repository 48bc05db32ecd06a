// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates that happen once. The key row is inserted first, in the transaction of the create itself: of two requests
 * with one key, the second waits for the first and then gets its result. Keys are kept for a day.
 *
 * <p>A portal form carries a key in a hidden field: {@code name="idempotencyKey" th:value="${@idempotency.newKey()}"}.
 */
@Service("idempotency")
public class Idempotency {

    /** Request header of an API. */
    public static final String HEADER = "Idempotency-Key";

    static final Duration KEPT = Duration.ofHours(24);

    private static final String REPLAY = "Idempotent-Replay";
    private static final int LONGEST_KEY = 200;
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What a create made, now or the first time. */
    public record Outcome<T>(UUID id, T made, boolean replayed) {

        /**
         * 201 with the address of what was made.
         *
         * @param path as {@code /api/people/{id}}
         * @param view what the answer shows
         */
        public <R> ResponseEntity<R> created(String path, Function<T, R> view) {
            var place = UriComponentsBuilder.fromPath(path).build(id);
            var answer = ResponseEntity.created(URI.create(place.toString()));
            return (replayed ? answer.header(REPLAY, "true") : answer).body(view.apply(made));
        }
    }

    /** A key for a form that has not been sent yet. */
    public String newKey() {
        return Ids.next().toString();
    }

    /** Runs a create once for each key and answers the id of what it made. */
    @Transactional
    public Outcome<UUID> once(String route, @Nullable String key, Object body, Supplier<UUID> create) {
        return once(route, key, body, create, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * Runs a create once for each key. Without a key it simply runs.
     *
     * @param route which create, as {@code POST /api/people}; a key counts for one route and actor
     * @param body what was sent; the same key with another body is refused with 422
     * @param create makes the thing
     * @param idOf the id of what was made
     * @param again finds what an earlier request with this key has made
     */
    @Transactional
    public <T> Outcome<T> once(
            String route,
            @Nullable String key,
            Object body,
            Supplier<T> create,
            Function<T, UUID> idOf,
            Function<UUID, T> again) {
        if (key == null || key.isBlank()) {
            var made = create.get();
            return new Outcome<>(idOf.apply(made), made, false);
        }
        if (key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw new ApiRefusal(400, "bad-key");
        }
        var entry = new Entry(TenantScope.require().actor().map(Actor::id).orElse(NOBODY), route, key, hash(body));
        if (!claim(entry)) {
            var first = resultOf(entry);
            return new Outcome<>(first, again.apply(first), true);
        }
        var made = create.get();
        settle(entry, idOf.apply(made));
        return new Outcome<>(idOf.apply(made), made, false);
    }

    /** Forgets the current tenant's keys of yesterday and before. */
    @Transactional
    public int forgetOld() {
        return jdbc.sql("""
                        delete from platform.idempotency_key
                         where tenant_id = platform.current_tenant() and created_at < :expired""").param("expired", now().minus(KEPT)).update();
    }

    private boolean claim(Entry entry) {
        return jdbc.sql("""
                                insert into platform.idempotency_key as known (actor_id, route, key, body_hash, created_at)
                                values (:actor, :route, :key, :hash, :now)
                                on conflict (tenant_id, actor_id, route, key) do update
                                   set body_hash = excluded.body_hash, created_at = excluded.created_at, result_id = null
                                 where known.created_at < :expired""")
                        .param("actor", entry.actor())
                        .param("route", entry.route())
                        .param("key", entry.key())
                        .param("hash", entry.hash())
                        .param("now", now())
                        .param("expired", now().minus(KEPT))
                        .update()
                > 0;
    }

    private void settle(Entry entry, UUID result) {
        jdbc.sql("""
                        update platform.idempotency_key set result_id = :result
                         where tenant_id = platform.current_tenant() and actor_id = :actor and route = :route and key = :key""")
                .param("result", result)
                .param("actor", entry.actor())
                .param("route", entry.route())
                .param("key", entry.key())
                .update();
    }

    private UUID resultOf(Entry entry) {
        record Known(byte[] hash, UUID result) {}
        Optional<Known> known = jdbc.sql("""
                        select body_hash, result_id from platform.idempotency_key
                         where tenant_id = platform.current_tenant() and actor_id = :actor and route = :route and key = :key""")
                .param("actor", entry.actor())
                .param("route", entry.route())
                .param("key", entry.key())
                .query((row, number) -> new Known(row.getBytes(1), row.getObject(2, UUID.class)))
                .optional();
        return known.filter(first -> MessageDigest.isEqual(first.hash(), entry.hash()))
                .orElseThrow(() -> new ApiRefusal(422, "key-reused"))
                .result();
    }

    private byte[] hash(Object body) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.writer()
                            .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Entry(UUID actor, String route, String key, byte[] hash) {}
}
