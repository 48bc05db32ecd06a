// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import java.util.ArrayList;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class AuditApiTests {

    private static final String ENTRIES = "/api/audit/entries";

    private @Autowired TwoTenants tenants;

    @Test
    void entriesAreFoundByTheFilterOfThePageAndReadPageByPage() {
        for (int number = 0; number < 5; number++) {
            tenants.send("POST", HERE, "/api/people", """
                    {"givenName": "Logged", "familyName": "Auditsample"}""");
        }
        var seen = new ArrayList<String>();
        var path = ENTRIES + "?action=person.added&words=auditsample&limit=2";
        for (var next = path; next != null; ) {
            var page = tenants.get(HERE, next, tenants.token(HERE));
            tenants.json(page)
                    .get("items")
                    .forEach(entry -> seen.add(entry.get("id").asString()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(json(ENTRIES + "/" + seen.getFirst())
                        .get("details")
                        .get("name")
                        .asString())
                .isEqualTo("Logged Auditsample");
        assertThat(tenants.get(THERE, ENTRIES + "/" + seen.getFirst(), tenants.token(THERE))
                        .statusCode())
                .isEqualTo(404);
        assertThat(json("/api/audit/actions").get("items").toString()).contains("person.added");
    }

    @Test
    void theLogIsCheckedAndTheResultStays() {
        var checked = tenants.json(tenants.send("POST", HERE, "/api/audit/checks", ""));
        assertThat(checked.get("last").get("outcome").get("result").asString()).isEqualTo("IN_ORDER");
        var latest = json("/api/audit/check");
        assertThat(latest.get("last").get("outcome"))
                .isEqualTo(checked.get("last").get("outcome"));
        assertThat(latest.get("standing").has("sealed")).isTrue();
    }

    @Test
    void aDayThatIsNoneAndWhoMayNotReadAreRefused() {
        assertThat(tenants.get(HERE, ENTRIES + "?from=yesterday", tenants.token(HERE))
                        .statusCode())
                .isEqualTo(400);
        for (var path : new String[] {ENTRIES, "/api/audit/actions", "/api/audit/check"}) {
            assertThat(tenants.refusal("GET", path, "")).as(path).isEqualTo(403);
        }
        assertThat(tenants.refusal("POST", "/api/audit/checks", "")).isEqualTo(403);
    }

    private JsonNode json(String path) {
        return tenants.json(tenants.get(HERE, path, tenants.token(HERE)));
    }
}
