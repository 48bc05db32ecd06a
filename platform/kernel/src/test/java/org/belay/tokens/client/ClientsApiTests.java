// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ClientsApiTests {

    private static final String CLIENTS = "/api/clients";

    private @Autowired TwoTenants tenants;

    @Test
    void aClientIsMadeOnceAndItsSecretIsAnsweredOnce() {
        var made = tenants.send("POST", HERE, CLIENTS, body("feeder"), "Idempotency-Key", "feeder");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(tenants.json(made).get("secret").asString()).hasSizeGreaterThan(40);
        var again = tenants.send("POST", HERE, CLIENTS, body("feeder"), "Idempotency-Key", "feeder");
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(tenants.json(again).hasNonNull("secret")).isFalse();
        assertThat(tenants.json(again).get("client"))
                .isEqualTo(tenants.json(made).get("client"));
        var other = tenants.send("POST", HERE, CLIENTS, body("eater"), "Idempotency-Key", "feeder");
        assertThat(tenants.problem(other)).isEqualTo("key-reused");
    }

    @Test
    void aStoppedClientAndAnOldSecretOpenNothing() {
        var made = tenants.json(tenants.send("POST", HERE, CLIENTS, body("rotator")));
        var place = CLIENTS + "/" + made.get("client").get("id").asString();
        var first = made.get("secret").asString();
        var second = tenants.json(tenants.send("POST", HERE, place + "/secret", ""))
                .get("secret")
                .asString();
        assertThat(tenants.tokenStatus(HERE, "rotator", first)).isEqualTo(401);
        assertThat(tenants.tokenStatus(HERE, "rotator", second)).isEqualTo(200);
        var stopped = tenants.send("POST", HERE, place + "/status", "{\"active\": false}");
        assertThat(tenants.json(stopped).get("active").asBoolean()).isFalse();
        assertThat(tenants.tokenStatus(HERE, "rotator", second)).isEqualTo(401);
        var roles = tenants.send("POST", HERE, place + "/roles", "{\"roles\": [\"faculty\"]}");
        assertThat(tenants.json(roles).get("roles").toString()).isEqualTo("[\"faculty\"]");
    }

    @Test
    void aClientOfAnotherTenantIsAbsent() {
        var made = tenants.json(tenants.send("POST", HERE, CLIENTS, body("hidden")));
        var place = CLIENTS + "/" + made.get("client").get("id").asString();
        assertThat(tenants.get(THERE, place, tenants.token(THERE)).statusCode()).isEqualTo(404);
        assertThat(tenants.send("POST", THERE, place + "/secret", "").statusCode())
                .isEqualTo(404);
        assertThat(tenants.send("POST", THERE, place + "/status", "{\"active\": false}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(tenants.get(THERE, CLIENTS, tenants.token(THERE)).body()).doesNotContain("hidden");
    }

    @Test
    void whoMayNotIsRefused() {
        assertThat(tenants.refusal("GET", CLIENTS, "")).isEqualTo(403);
        assertThat(tenants.refusal("POST", CLIENTS, body("sneaky"))).isEqualTo(403);
    }

    private static String body(String id) {
        return "{\"clientId\": \"%s\", \"name\": \"Sample\", \"roles\": [\"learner\"]}".formatted(id);
    }
}
