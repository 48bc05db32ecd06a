// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class IdempotencyTests {

    private static final int TAKERS = 8;

    private @Autowired TwoTenants tenants;
    private @Autowired Idempotency idempotency;
    private @Autowired JdbcClient jdbc;
    private @Autowired JsonMapper json;

    @Test
    void aRepeatedCreateIsAnsweredWithWhatTheFirstMade() {
        var first = add("key-1", "Repeated");
        var second = add("key-1", "Repeated");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(count("Repeated")).isEqualTo(1);
    }

    @Test
    void aKeyCountsForOneBodyOnly() {
        add("key-2", "Original");
        var other = add("key-2", "Other");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(tenants.problem(other)).isEqualTo("key-reused");
        assertThat(count("Other")).isZero();
    }

    @Test
    void aKeyCountsForOneActorAndRouteOnly() {
        var made = new ArrayList<UUID>();
        for (var actor : List.of(Actor.person(Ids.next(), "One"), Actor.person(Ids.next(), "Another"))) {
            for (var route : List.of("POST /api/people", "POST /api/things")) {
                made.add(tenants.as(
                        HERE,
                        actor,
                        () -> idempotency
                                .once(route, "key-shared", "same", Ids::next)
                                .id()));
            }
        }
        assertThat(made).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aRefusedCreateLeavesItsKeyFree() {
        var refused = tenants.send(
                "POST",
                HERE,
                "/api/people",
                "{\"givenName\": \"A\", \"familyName\": \"Mended\", \"email\": \"none\"}",
                Idempotency.HEADER,
                "key-3");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(add("key-3", "Mended").statusCode()).isEqualTo(201);
    }

    @Test
    void eightAtOnceMakeOne() throws Exception {
        var start = new CyclicBarrier(TAKERS);
        tenants.token(HERE);
        Callable<HttpResponse<String>> taker = () -> {
            start.await();
            return add("key-at-once", "Contended");
        };
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newFixedThreadPool(TAKERS)) {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(TAKERS, taker))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .filteredOn(answer ->
                        answer.headers().firstValue("Idempotent-Replay").isEmpty())
                .hasSize(1);
        assertThat(count("Contended")).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var yesterday = new Idempotency(
                jdbc,
                json,
                Clock.offset(Clock.systemUTC(), Idempotency.KEPT.plusMinutes(1).negated()));
        var first = Ids.next();
        var second = Ids.next();
        tenants.as(HERE, Actor.SYSTEM, () -> yesterday.once("POST /x", "old", "body", () -> first));
        assertThat(tenants.as(HERE, Actor.SYSTEM, () -> yesterday.once("POST /x", "old", "body", () -> second))
                        .id())
                .isEqualTo(first);
        assertThat(tenants.as(HERE, Actor.SYSTEM, () -> idempotency.once("POST /x", "old", "body", () -> second))
                        .id())
                .isEqualTo(second);
        tenants.as(HERE, Actor.SYSTEM, () -> yesterday.once("POST /x", "older", "body", () -> first));
        assertThat(tenants.as(HERE, Actor.SYSTEM, idempotency::forgetOld)).isEqualTo(1);
    }

    private HttpResponse<String> add(String key, String familyName) {
        var body = "{\"givenName\": \"A\", \"familyName\": \"%s\"}".formatted(familyName);
        return tenants.send("POST", HERE, "/api/people", body, Idempotency.HEADER, key);
    }

    private int count(String familyName) {
        return tenants.as(
                HERE,
                Actor.SYSTEM,
                () -> jdbc.sql("select count(*) from platform.person where family_name = :name")
                        .param("name", familyName)
                        .query(Integer.class)
                        .single());
    }
}
