// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OrganizationApiTests {

    private static final String ORGANIZATION = "/api/organization";
    private static final String SETTING = ORGANIZATION + "/settings/access.invitation-days";

    private @Autowired TwoTenants tenants;

    @Test
    void theOrganizationIsShownAndChangedByWhoHasSeenIt() {
        var shown = tenants.get(HERE, ORGANIZATION, tenants.token(HERE));
        assertThat(shown.statusCode()).isEqualTo(200);
        var tag = shown.headers().firstValue("ETag").orElseThrow();
        var body = """
                {"name": "Renamed", "zone": "America/Chicago", "locale": "en-US", "jurisdiction": "US", "accent": "#3b5bdb"}""";
        assertThat(tenants.send("PUT", HERE, ORGANIZATION, body).statusCode()).isEqualTo(428);
        var changed = tenants.send("PUT", HERE, ORGANIZATION, body, "If-Match", tag);
        assertThat(tenants.json(changed).get("name").asString()).isEqualTo("Renamed");
        assertThat(tenants.json(changed).get("accentContrast").asDouble()).isGreaterThan(4.5);
        var stale = tenants.send("PUT", HERE, ORGANIZATION, body, "If-Match", tag);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(tenants.get(THERE, ORGANIZATION, tenants.token(THERE)).body())
                .doesNotContain("Renamed");
        var colour = tenants.send(
                "PUT",
                HERE,
                ORGANIZATION,
                body.replace("#3b5bdb", "blue"),
                "If-Match",
                changed.headers().firstValue("ETag").orElseThrow());
        assertThat(tenants.problem(colour)).isEqualTo("broken-rule");
    }

    @Test
    void aFeatureSaysWhatDisappearsAndIsSwitchedForThisTenantAlone() {
        var before = tenants.get(HERE, "/api/features/sample", tenants.token(HERE));
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(tenants.json(before).has("menu")).isTrue();
        assertThat(enabled(tenants.send("POST", HERE, "/api/features/sample/off", "")
                        .body()))
                .isFalse();
        assertThat(enabled(tenants.get(THERE, "/api/features/sample", tenants.token(THERE))
                        .body()))
                .isTrue();
        assertThat(enabled(tenants.send("POST", HERE, "/api/features/sample/on", "")
                        .body()))
                .isTrue();
        assertThat(tenants.send("POST", HERE, "/api/features/people/off", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameKeySetsAValueOnceAndAnEarlierOneComesBack() {
        var first = tenants.send("POST", HERE, SETTING + "/values", value("12"), "Idempotency-Key", "days");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(tenants.json(first).get("value").asString()).isEqualTo("12");
        var again = tenants.send("POST", HERE, SETTING + "/values", value("12"), "Idempotency-Key", "days");
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(tenants.json(again).get("history")).hasSize(1);
        var other = tenants.send("POST", HERE, SETTING + "/values", value("13"), "Idempotency-Key", "days");
        assertThat(tenants.problem(other)).isEqualTo("key-reused");
        tenants.send("POST", HERE, SETTING + "/values", value("14"));
        tenants.send("POST", HERE, SETTING + "/values", value("12"));
        var reverted = tenants.json(tenants.get(HERE, SETTING, tenants.token(HERE)));
        assertThat(reverted.get("value").asString()).isEqualTo("12");
        assertThat(reverted.get("history")).hasSize(3);
        assertThat(tenants.json(tenants.get(THERE, SETTING, tenants.token(THERE)))
                        .get("history"))
                .isEmpty();
    }

    @Test
    void aValueThatNoSettingTakesIsRefusedInWords() {
        assertThat(tenants.problem(tenants.send("POST", HERE, SETTING + "/values", value("soon"))))
                .isEqualTo("broken-rule");
        var past = tenants.send("POST", HERE, SETTING + "/values", "{\"value\": \"5\", \"from\": \"2001-01-01\"}");
        assertThat(tenants.json(past).get("rule").asString()).isEqualTo("setting.past");
        assertThat(tenants.send("POST", HERE, ORGANIZATION + "/settings/no.such/values", value("1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotConfigureIsRefused() {
        assertThat(tenants.refusal("GET", "/api/features/sample/off", "")).isEqualTo(405);
        for (var path : new String[] {ORGANIZATION, ORGANIZATION + "/settings", SETTING, "/api/features"}) {
            assertThat(tenants.refusal("GET", path, "")).as(path).isEqualTo(403);
        }
        assertThat(tenants.refusal("POST", "/api/features/sample/off", "")).isEqualTo(403);
        assertThat(tenants.refusal("POST", SETTING + "/values", value("1"))).isEqualTo(403);
    }

    private boolean enabled(String body) {
        return body.contains("\"enabled\":true");
    }

    private static String value(String value) {
        return "{\"value\": \"%s\"}".formatted(value);
    }
}
