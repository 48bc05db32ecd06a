// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ProblemTests {

    private static final String PEOPLE = "/api/people";

    private @Autowired TwoTenants tenants;

    @Test
    void whatIsNotThereIsAProblem() {
        for (var path : new String[] {"/api/nothing", "/api", "/api/people/no-id", "/api/people/x/y"}) {
            var answer = tenants.get(HERE, path, tenants.token(HERE));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(tenants.problem(answer)).as(path).isEqualTo("not-found");
        }
    }

    @Test
    void aMethodThatIsNotTakenNamesThoseThatAre() {
        var answer = tenants.send("DELETE", HERE, PEOPLE, "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(tenants.problem(answer)).isEqualTo("method-not-allowed");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET", "POST"));
    }

    @Test
    void onlyJsonIsReadAndSpoken() {
        var csv = tenants.send(tenants.request(HERE, PEOPLE)
                .header("Authorization", "Bearer " + tenants.token(HERE))
                .header("Accept", "text/csv"));
        assertThat(csv.statusCode()).isEqualTo(406);
        assertThat(tenants.problem(csv)).isEqualTo("not-acceptable");
        for (var type : new String[] {"application/x-www-form-urlencoded", "application/yaml", "text/plain"}) {
            var answer = tenants.send(tenants.request(HERE, PEOPLE)
                    .header("Authorization", "Bearer " + tenants.token(HERE))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("givenName: x")));
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(tenants.problem(answer)).isEqualTo("media-type");
        }
    }

    @Test
    void aSlipInJsonIsNamedByItsPlace() {
        var slip = tenants.json(tenants.send("POST", HERE, PEOPLE, "{\n  \"givenName\": \"A\",\n  oops\n}"));
        assertThat(slip.get("type").asString()).endsWith("malformed-json");
        assertThat(slip.get("line").asInt()).isEqualTo(3);
        var kind = tenants.json(tenants.send("POST", HERE, PEOPLE, "{\"externalIds\": {\"a/b\": [1]}}"));
        assertThat(kind.get("pointer").asString()).isEqualTo("/externalIds/a~1b");
        assertThat(tenants.problem(tenants.send("POST", HERE, PEOPLE, ""))).isEqualTo("malformed-json");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
        var body = "{\"givenName\": \"" + "a".repeat(1_100_000) + "\"}";
        assertThat(tenants.problem(tenants.send("POST", HERE, PEOPLE, body))).isEqualTo("too-large");
        var unsaid = tenants.send(tenants.request(HERE, PEOPLE)
                .header("Authorization", "Bearer " + tenants.token(HERE))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
        assertThat(unsaid.statusCode()).isEqualTo(413);
        assertThat(tenants.problem(unsaid)).isEqualTo("too-large");
    }

    @Test
    void aProblemSaysNothingOfTheInside() {
        var nul = tenants.send("POST", HERE, PEOPLE, "{\"givenName\": \"a\\u0000\", \"familyName\": \"b\"}");
        assertThat(nul.statusCode()).isEqualTo(400);
        assertThat(tenants.problem(nul)).isEqualTo("bad-request");
        for (var body : new String[] {"{", "{\"givenName\": {}}", "[]", "\"x\"", "{\"externalIds\": 3}"}) {
            assertThat(tenants.send("POST", HERE, PEOPLE, body).body())
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContain("org.", "tools.", "java", "PersonBody");
        }
    }
}
