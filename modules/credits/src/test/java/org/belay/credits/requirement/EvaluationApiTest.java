// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.credits.CreditsSystemTest;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.belay.credits.evaluation.Situations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Evaluations of what is sent, for planners and for who writes requirements. */
@CreditsSystemTest
class EvaluationApiTest {

    private static final String HELD =
            "{\"code\": \"RHIA\", \"certified\": \"2019-05-04\", \"start\": \"2025-01-01\", \"end\": \"2026-12-31\"}";
    private static final String ENTRY = """
            {"title": "Release of information", "date": "2026-02-03", "minutes": 150, "providerKind": "other",
             "domains": {"privacy-security": 1}, "type": "webinar", "countsFor": ["RHIA"],
             "loggedAt": "2026-02-04T10:00:00Z"}""";

    private @Autowired MockMvcTester web;
    private @Autowired TwoAssociations associations;
    private @Autowired JsonMapper json;

    private Somebody member;

    @BeforeEach
    void aMember() {
        member = associations.newPerson(TwoAssociations.NORTH, "member");
    }

    @Test
    void whatIsSentIsEvaluatedWithReasonsAndNothingIsStored() {
        var answer = ask(member, body(HELD, ENTRY, ""));

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.credentials[0].counted").isEqualTo(2.0);
        assertThat(answer).bodyJson().extractingPath("$.credentials[0].missing").isEqualTo(28.0);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.credentials[0].entries[0].reasons[0].code")
                .isEqualTo("BELOW_PART_HOUR");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.credentials[0].entries[0].reasons[0].sentence")
                .asString()
                .startsWith("150 minutes = 2 CEUs.");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.credentials[0].deadlines[?(@.key=='REVOKED')].date")
                .asArray()
                .containsExactly("2027-06-30");
        assertThat(web.get().uri("/api/credits/entries").with(member.asking()))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void whatWasNotKnownThenIsLeftOut() {
        var before = ask(member, body(HELD, ENTRY, ", \"knownAt\": \"2026-02-04T09:59:59Z\""));
        assertThat(before)
                .bodyJson()
                .extractingPath("$.credentials[0].entries")
                .asArray()
                .isEmpty();
        var then = ask(member, body(HELD, ENTRY, ", \"knownAt\": \"2026-02-04T10:00:00Z\""));
        assertThat(then)
                .bodyJson()
                .extractingPath("$.credentials[0].entries")
                .asArray()
                .hasSize(1);
    }

    @Test
    void requirementsThatAreSentTakeThePlaceOfThoseInUse() {
        var text = Situations.shippedText().replace("value: 45, source: guide-2014", "value: 30, source: guide-2014");
        var answer = ask(member, body(HELD, ENTRY, ", \"requirements\": " + json.writeValueAsString(text)));
        assertThat(answer).bodyJson().extractingPath("$.credentials[0].counted").isEqualTo(3.0);
    }

    @Test
    void requirementsThatCannotBeUsedAreRefusedWithThePlace() {
        var text = Situations.shippedText().replace("kind: min", "kind: more");
        var answer = ask(member, body(HELD, ENTRY, ", \"requirements\": " + json.writeValueAsString(text)));
        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("requirements[0].kind")
                .contains("line ");
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThat(ask(member, body(HELD + "," + HELD, ENTRY, ""))).hasStatus(422);
        assertThat(ask(member, body(HELD.replace("2026-12-31", "2024-12-31"), ENTRY, "")))
                .hasStatus(422);
        assertThat(ask(member, body(HELD.replace("RHIA", "XYZ"), ENTRY, ""))).hasStatus(422);
        assertThat(ask(member, body(HELD, ENTRY.replace("150", "-1"), ""))).hasStatus(422);
        assertThat(ask(member, body(HELD, ENTRY.replace("\"type\": \"webinar\",", ""), "")))
                .hasStatus4xxClientError();
    }

    @Test
    void withoutThePermissionNothingIsEvaluated() {
        var provider = associations.newPerson(TwoAssociations.NORTH, "provider");
        assertThat(ask(provider, body(HELD, ENTRY, ""))).hasStatus(403);
    }

    private static String body(String held, String entries, String more) {
        return "{\"asOf\": \"2026-11-23\", \"credentials\": [" + held + "], \"entries\": [" + entries + "]" + more
                + "}";
    }

    private MvcTestResult ask(Somebody somebody, String body) {
        return web.post()
                .uri("/api/credits/evaluations")
                .with(somebody.asking())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
