// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PeopleApiTests {

    private static final String PEOPLE = "/api/people";

    private @Autowired TwoTenants tenants;

    @Test
    void anAddedPersonIsShownWithItsVersion() {
        var added = add("Ottoline", "Brandt");
        assertThat(added.statusCode()).isEqualTo(201);
        var place = added.headers().firstValue("Location").orElseThrow();
        var shown = tenants.get(HERE, place, tenants.token(HERE));
        assertThat(shown.body()).isEqualTo(added.body());
        assertThat(shown.headers().firstValue("ETag"))
                .isEqualTo(added.headers().firstValue("ETag"))
                .hasValue("\"v" + tenants.json(shown).get("version").asLong() + "\"");
    }

    @Test
    void aPersonOfAnotherTenantIsAsAbsentAsNobody() {
        var place = add("Hidden", "Elsewhere").headers().firstValue("Location").orElseThrow();
        var elsewhere = tenants.get(THERE, place, tenants.token(THERE));
        var absent = tenants.get(THERE, PEOPLE + "/" + UUID.randomUUID(), tenants.token(THERE));
        assertThat(elsewhere.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
        assertThat(tenants.problem(elsewhere)).isEqualTo("not-found").isEqualTo(tenants.problem(absent));
        assertThat(tenants.get(THERE, PEOPLE + "?search=hidden", tenants.token(THERE))
                        .body())
                .doesNotContain("Elsewhere");
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        var added = add("Quill", "Versioned");
        var place = added.headers().firstValue("Location").orElseThrow();
        var tag = added.headers().firstValue("ETag").orElseThrow();
        var body = body("Quill", "Changed");
        assertThat(tenants.problem(tenants.send("PUT", HERE, place, body))).isEqualTo("version-missing");
        assertThat(tenants.send("PUT", HERE, place, body).statusCode()).isEqualTo(428);
        var changed = tenants.send("PUT", HERE, place, body, "If-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag"))
                .isNotEqualTo(added.headers().firstValue("ETag"));
        var stale = tenants.send("PUT", HERE, place, body, "If-Match", tag);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(tenants.problem(stale)).isEqualTo("changed-meanwhile");
        assertThat(tenants.send("PUT", HERE, place, body, "If-Match", "W/" + tag)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void aListIsReadPageByPageWithoutLossOrRepetition() {
        for (int i = 0; i < 7; i++) {
            add("Pageturner", "Same");
        }
        var seen = new ArrayList<String>();
        var path = PEOPLE + "?search=pageturner&limit=3";
        for (var next = path; next != null; ) {
            var page = tenants.get(HERE, next, tenants.token(HERE));
            assertThat(page.statusCode()).isEqualTo(200);
            tenants.json(page)
                    .get("items")
                    .forEach(person -> seen.add(person.get("id").asString()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            assertThat(next == null).isEqualTo(!tenants.json(page).has("next"));
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aSearchFindsTheBeginningsOfNamesAndAddresses() {
        tenants.send("POST", HERE, PEOPLE, """
                {"givenName": "Zadie", "familyName": "Underhill", "email": "z.u@mail.example",
                 "externalIds": {"member-number": "z-1", "sis": "z-2"}}""");
        for (var word : new String[] {"zadi", "underh", "Z.U@m", "underhill%20zadie"}) {
            var found = tenants.get(HERE, PEOPLE + "?search=" + word, tenants.token(HERE));
            assertThat(tenants.json(found).get("items"))
                    .as(word)
                    .singleElement()
                    .satisfies(person -> assertThat(
                                    person.get("externalIds").get("sis").asString())
                            .isEqualTo("z-2"));
        }
        assertThat(tenants.json(tenants.get(HERE, PEOPLE + "?search=%25", tenants.token(HERE)))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aCursorOrLimitThatIsNoneIsRefused() {
        for (var cursor : new String[] {"zzz", "!!", "AAAA", "YWJjH25vLXV1aWQ", "%00"}) {
            var answer = tenants.get(HERE, PEOPLE + "?cursor=" + cursor, tenants.token(HERE));
            assertThat(answer.statusCode()).as(cursor).isEqualTo(400);
            assertThat(tenants.problem(answer)).isEqualTo("bad-cursor");
        }
        for (var limit : new String[] {"0", "-1", "201", "many"}) {
            assertThat(tenants.get(HERE, PEOPLE + "?limit=" + limit, tenants.token(HERE))
                            .statusCode())
                    .as(limit)
                    .isEqualTo(400);
        }
        assertThat(tenants.get(HERE, PEOPLE + "?limit=200", tenants.token(HERE)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatTheRulesRefuseIsSaidInWords() {
        var shape = tenants.send("POST", HERE, PEOPLE, """
                {"givenName": "A", "familyName": "B", "email": "nowhere"}""");
        assertThat(shape.statusCode()).isEqualTo(422);
        assertThat(tenants.problem(shape)).isEqualTo("broken-rule");
        assertThat(tenants.json(shape).get("rule").asString()).isEqualTo("person.email.shape");
        assertThat(tenants.json(shape).get("detail").asString()).contains("nowhere");
        var fields = tenants.send("POST", HERE, PEOPLE, "{\"givenName\": \" \"}");
        assertThat(fields.statusCode()).isEqualTo(422);
        assertThat(tenants.json(fields).get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactly("/familyName", "/givenName");
    }

    @Test
    void aNumberThatSomebodyElseHasIsAConflict() {
        var body = """
                {"givenName": "%s", "familyName": "Twin", "externalIds": {"badge": "one-of-a-kind"}}""";
        assertThat(tenants.send("POST", HERE, PEOPLE, body.formatted("First")).statusCode())
                .isEqualTo(201);
        var second = tenants.send("POST", HERE, PEOPLE, body.formatted("Second"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(tenants.problem(second)).isEqualTo("taken");
    }

    private HttpResponse<String> add(String givenName, String familyName) {
        return tenants.send("POST", HERE, PEOPLE, body(givenName, familyName));
    }

    private static String body(String givenName, String familyName) {
        return "{\"givenName\": \"%s\", \"familyName\": \"%s\"}".formatted(givenName, familyName);
    }
}
