// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.belay.tenancy.Actor;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class AccessApiTests {

    private static final String ROLES = "/api/roles";

    private @Autowired TwoTenants tenants;
    private @Autowired JdbcClient jdbc;

    @Test
    void aRoleIsMadeOnceAndChangedByWhoHasSeenIt() {
        var body = role("Registrar");
        var made = tenants.send("POST", HERE, ROLES, body, "Idempotency-Key", "role");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(tenants.json(made).get("key").asString()).isEqualTo("registrar");
        assertThat(tenants.send("POST", HERE, ROLES, body, "Idempotency-Key", "role")
                        .body())
                .isEqualTo(made.body());
        assertThat(tenants.problem(tenants.send("POST", HERE, ROLES, role("Another"), "Idempotency-Key", "role")))
                .isEqualTo("key-reused");
        var place = made.headers().firstValue("Location").orElseThrow();
        var tag = made.headers().firstValue("ETag").orElseThrow();
        var changed = tenants.send("PUT", HERE, place, role("Recorder"), "If-Match", tag);
        assertThat(tenants.json(changed).get("name").asString()).isEqualTo("Recorder");
        assertThat(tenants.send("PUT", HERE, place, role("Late"), "If-Match", tag)
                        .statusCode())
                .isEqualTo(412);
        assertThat(tenants.get(THERE, place, tenants.token(THERE)).statusCode()).isEqualTo(404);
        assertThat(tenants.json(tenants.get(HERE, "/api/permissions", tenants.token(HERE)))
                        .toString())
                .contains("people:read");
    }

    @Test
    void aPersonIsGivenARoleForOneThingAndLosesIt() {
        var person = "/api/people/" + person("Scoped");
        var site = UUID.randomUUID();
        var body = """
                {"role": "preceptor", "scope": {"kind": "site", "id": "%s"}}""".formatted(site);
        var given = tenants.send("POST", HERE, person + "/roles", body, "Idempotency-Key", "give");
        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(tenants.send("POST", HERE, person + "/roles", body, "Idempotency-Key", "give")
                        .headers()
                        .firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(tenants.problem(tenants.send(
                        "POST", HERE, person + "/roles", "{\"role\": \"faculty\"}", "Idempotency-Key", "give")))
                .isEqualTo("key-reused");
        var held = access(person).get("roles");
        assertThat(held).hasSize(1);
        assertThat(held.get(0).get("scope").get("id").asString()).isEqualTo(site.toString());
        assertThat(tenants.json(tenants.send("POST", HERE, person + "/roles/preceptor/withdrawal", ""))
                        .get("roles"))
                .isEmpty();
    }

    @Test
    void aPersonOfAnotherTenantIsAbsentAndNotMadeAnActor() {
        var person = person("Faraway");
        var path = "/api/people/" + person;
        assertThat(tenants.get(THERE, path + "/access", tenants.token(THERE)).statusCode())
                .isEqualTo(404);
        for (var step : new String[] {"/disabled", "/enabled", "/invitation", "/roles/learner/withdrawal"}) {
            assertThat(tenants.send("POST", THERE, path + step, "").statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(tenants.send("POST", THERE, path + "/roles", "{\"role\": \"learner\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(count(THERE, "platform.actor where id = '" + person + "'")).isZero();
    }

    @Test
    void anInvitationGoesOutOnceForEachKey() {
        var person = "/api/people/" + person("Invited");
        for (int time = 0; time < 2; time++) {
            assertThat(tenants.send("POST", HERE, person + "/invitation", "", "Idempotency-Key", "invite")
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(count(HERE, "platform.mail where recipient = 'invited@mail.example'"))
                .isOne();
        assertThat(access(person).get("state").asString()).isEqualTo("INVITED");
        assertThat(tenants.json(tenants.send("POST", HERE, person + "/disabled", ""))
                        .get("state")
                        .asString())
                .isEqualTo("DISABLED");
        var listed = tenants.get(HERE, "/api/directory?state=DISABLED&search=invited", tenants.token(HERE));
        assertThat(tenants.json(listed).get("items")).hasSize(1);
        assertThat(tenants.json(tenants.send("POST", HERE, person + "/enabled", ""))
                        .get("state")
                        .asString())
                .isEqualTo("INVITED");
    }

    @Test
    void aForgottenPasswordIsAnsweredAlikeForEverybody() {
        assertThat(tenants.send("POST", HERE, "/api/password-resets", "{\"login\": \"nobody@mail.example\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(tenants.send("POST", HERE, "/api/password-resets", "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void theDirectoryIsReadPageByPage() {
        for (int number = 0; number < 3; number++) {
            person("Leafer" + number);
        }
        var first = tenants.get(HERE, "/api/directory?search=leafer&limit=2", tenants.token(HERE));
        var link = first.headers().firstValue("Link").orElseThrow();
        var second = tenants.get(HERE, link.substring(1, link.indexOf('>')), tenants.token(HERE));
        assertThat(tenants.json(first).get("items")).hasSize(2);
        assertThat(tenants.json(second).get("items")).hasSize(1);
        assertThat(tenants.json(second).get("items").get(0).get("name").asString())
                .isEqualTo("Tester, Leafer2");
    }

    @Test
    void whoMayNotIsRefused() {
        var person = "/api/people/" + person("Guarded");
        for (var path : new String[] {ROLES, "/api/permissions", "/api/directory", person + "/access"}) {
            assertThat(tenants.refusal("GET", path, "")).as(path).isEqualTo(403);
        }
        for (var path : new String[] {"/disabled", "/enabled", "/invitation", "/roles/learner/withdrawal"}) {
            assertThat(tenants.refusal("POST", person + path, "")).as(path).isEqualTo(403);
        }
        assertThat(tenants.refusal("POST", ROLES, role("Mine"))).isEqualTo(403);
        assertThat(tenants.refusal("POST", person + "/roles", "{\"role\": \"administrator\"}"))
                .isEqualTo(403);
    }

    @Test
    void aProgramHasNoAccountOfItsOwn() {
        assertThat(tenants.get(HERE, "/api/account", tenants.token(HERE)).statusCode())
                .isEqualTo(404);
        assertThat(tenants.send("POST", HERE, "/api/account/sessions/end", "").statusCode())
                .isEqualTo(404);
    }

    private UUID person(String name) {
        HttpResponse<String> added =
                tenants.send("POST", HERE, "/api/people", """
                {"givenName": "%s", "familyName": "Tester", "email": "%s@mail.example"}""".formatted(name, name.toLowerCase(Locale.ROOT)));
        return UUID.fromString(tenants.json(added).get("id").asString());
    }

    private JsonNode access(String person) {
        return tenants.json(tenants.get(HERE, person + "/access", tenants.token(HERE)));
    }

    private long count(String host, String rows) {
        return tenants.as(
                host,
                Actor.SYSTEM,
                () -> jdbc.sql("select count(*) from " + rows).query(Long.class).single());
    }

    private static String role(String name) {
        return """
                {"name": "%s", "description": "", "permissions": ["people:read"]}""".formatted(name);
    }
}
