// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.belay.credits.CreditsSystemTest;
import org.belay.credits.Requirements;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CreditsSystemTest
class EntryApiTest {

    private static final String ENTRIES = "/api/credits/entries";

    private @Autowired MockMvcTester web;
    private @Autowired TwoAssociations associations;
    private @Autowired JsonMapper json;
    private @Autowired Requirements requirements;

    private Somebody member;

    @BeforeEach
    void aMemberWithACredential() throws Exception {
        member = associations.newPerson(TwoAssociations.NORTH, "member");
        assertThat(send(member, "POST", "/api/credits/credentials", """
                {"code": "RHIA", "start": "%s", "end": "%s"}""".formatted(
                                LocalDate.now().minusYears(1), LocalDate.now().plusYears(1))))
                .hasStatus(201);
    }

    @Test
    void anEntryIsAddedShownChangedAndRemoved() throws Exception {
        var added = send(member, "POST", ENTRIES, body("Denials workshop", 150));
        assertThat(added).hasStatus(201).containsHeader("ETag");
        var place = added.getResponse().getHeader("Location");
        assertThat(tree(get(member, place)).get("title").asString()).isEqualTo("Denials workshop");
        assertThat(send(member, "PUT", place, body("Mended", 60))).hasStatus(428);
        assertThat(send(member, "PUT", place, body("Mended", 60), "If-Match", "\"v0\""))
                .hasStatusOk();
        assertThat(send(member, "PUT", place, body("Too late", 60), "If-Match", "\"v0\""))
                .hasStatus(412);
        var standing = tree(get(member, "/api/credits/standing"));
        assertThat(standing.get("credentials").get(0).get("counted").asInt()).isOne();
        assertThat(send(member, "DELETE", place, "", "If-Match", "\"v0\"")).hasStatus(412);
        assertThat(send(member, "DELETE", place, "", "If-Match", "\"v1\"")).hasStatus(204);
        assertThat(get(member, place)).hasStatus(404);
    }

    @Test
    void topicsAndApprovalsFillWhatAnIssuerAsksOfThem() throws Exception {
        var holder = associations.newPerson(TwoAssociations.NORTH, "member");
        assertThat(send(holder, "POST", "/api/credits/credentials", """
                {"code": "CPHIMS", "start": "%s", "end": "%s"}""".formatted(
                                LocalDate.now().minusYears(1), LocalDate.now().plusYears(2))))
                .hasStatus(201);
        var choices = requirements.credential("CPHIMS", LocalDate.now()).orElseThrow();
        var entry = """
                {"title": "Conflicts of interest", "date": "%s", "minutes": 60, "provider": "Someone",
                 "providerKind": "%s", "delivery": "LIVE_ONLINE", "domains": {"%s": 1}, "type": "webinar",
                 "countsFor": ["CPHIMS"], "topics": ["%s"], "approvals": [%s]}""".formatted(
                LocalDate.now().minusDays(3),
                choices.providerKinds().getLast().key(),
                choices.domains().getFirst().key(),
                choices.topics().getFirst().key(),
                choices.approvals().stream().map(one -> "\"" + one.key() + "\"").collect(Collectors.joining(", ")));
        var added = send(holder, "POST", ENTRIES, entry);
        assertThat(added).hasStatus(201);
        assertThat(tree(added).get("topics").get(0).asString())
                .isEqualTo(choices.topics().getFirst().key());

        var minimums = tree(get(holder, "/api/credits/standing"))
                .get("credentials")
                .get(0)
                .get("minimums");
        assertThat(minimums)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("have").asInt()).isOne());

        assertThat(send(holder, "POST", ENTRIES, entry.replace("\"topics\": [\"", "\"topics\": [\"no-such-")))
                .hasStatus(422);
    }

    @Test
    void theSameKeyMakesOneEntry() throws Exception {
        var first = send(member, "POST", ENTRIES, body("Once", 60), "Idempotency-Key", "k-1");
        var second = send(member, "POST", ENTRIES, body("Once", 60), "Idempotency-Key", "k-1");
        assertThat(second).hasStatus(201);
        assertThat(second.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(second).hasHeader("Idempotent-Replay", "true");
        assertThat(send(member, "POST", ENTRIES, body("Other", 60), "Idempotency-Key", "k-1"))
                .hasStatus(422)
                .bodyText()
                .contains("key-reused");
        assertThat(tree(get(member, ENTRIES)).get("items")).hasSize(1);
    }

    @Test
    void aListIsReadPageByPageWithoutLossOrRepetition() throws Exception {
        for (int number = 0; number < 5; number++) {
            send(member, "POST", ENTRIES, body("Number " + number, 60));
        }
        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = tree(get(member, ENTRIES + "?limit=2&cursor=" + cursor));
            page.get("items").forEach(entry -> seen.add(entry.get("title").asString()));
            cursor = page.hasNonNull("next") ? page.get("next").asString() : null;
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void theEffectAndTheReasonsAreToldInFigures() throws Exception {
        var effect = tree(send(member, "POST", "/api/credits/effects", body("Half a morning", 150)));
        assertThat(effect.get("credentials").get(0).get("after").asInt()).isEqualTo(2);
        send(member, "POST", ENTRIES, body("Half a morning", 150));
        var entry = tree(get(member, "/api/credits/standing"))
                .get("credentials")
                .get(0)
                .get("entries")
                .get(0);
        assertThat(entry.get("reasons").get(0).get("sentence").asString())
                .startsWith("150 minutes = 2 CEUs. The last 30 minutes are below AHIMA's 45. Source: ")
                .endsWith("please verify.");
    }

    @Test
    void whatNoEntryCanSayIsRefusedInWords() throws Exception {
        var future = body("Too early", 60).replace(LocalDate.now().minusDays(2).toString(), "2199-01-01");
        assertThat(send(member, "POST", ENTRIES, future))
                .hasStatus(422)
                .bodyText()
                .contains("still to come");
        assertThat(send(member, "POST", ENTRIES, body("Endless", 100_000))).hasStatus(422);
        assertThat(send(member, "POST", ENTRIES, body("x".repeat(201), 60))).hasStatus(422);
        assertThat(send(member, "POST", ENTRIES, body("Astrology", 60).replace("informatics", "astrology")))
                .hasStatus(422);
        assertThat(tree(get(member, ENTRIES)).get("items")).isEmpty();
    }

    @Test
    void anotherOrganizationFindsNothing() throws Exception {
        var place = send(member, "POST", ENTRIES, body("Here alone", 60))
                .getResponse()
                .getHeader("Location");
        var stranger = associations.newPerson(TwoAssociations.SOUTH, "member");
        assertThat(get(stranger, place)).hasStatus(404);
        assertThat(tree(get(stranger, ENTRIES)).get("items")).isEmpty();
        assertThat(send(stranger, "DELETE", place, "", "If-Match", "\"v0\"")).hasStatus(404);
    }

    @Test
    void withoutThePermissionNothingIsAnswered() throws Exception {
        var provider = associations.newPerson(TwoAssociations.NORTH, "provider");
        assertThat(get(provider, ENTRIES)).hasStatus(403);
        assertThat(get(provider, "/api/credits/standing")).hasStatus(403);
        assertThat(send(provider, "POST", ENTRIES, body("No", 60))).hasStatus(403);
    }

    private static String body(String title, int minutes) {
        return """
                {"title": "%s", "date": "%s", "minutes": %d, "provider": "Open Exchange Forum", "providerKind": "other",
                 "delivery": "LIVE_ONLINE", "domains": {"informatics": 1}}""".formatted(title, LocalDate.now().minusDays(2), minutes);
    }

    private MvcTestResult get(Somebody somebody, String uri) {
        return web.get().uri(uri).with(somebody.asking()).exchange();
    }

    private MvcTestResult send(Somebody somebody, String method, String uri, String body, String... headers) {
        var request = web.method(HttpMethod.valueOf(method))
                .uri(uri)
                .with(somebody.asking())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.exchange();
    }

    private JsonNode tree(MvcTestResult answer) throws Exception {
        return json.readTree(answer.getResponse().getContentAsString());
    }
}
