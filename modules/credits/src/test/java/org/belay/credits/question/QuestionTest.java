// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.belay.credits.CreditsSystemTest;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.belay.plugins.Settings;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CreditsSystemTest
class QuestionTest {

    private static final String NOBODY = "Nobody is named yet who answers questions here.";

    private @Autowired MockMvcTester web;
    private @Autowired TwoAssociations associations;
    private @Autowired Settings settings;
    private @Autowired JdbcClient jdbc;
    private @Autowired PlatformTransactionManager transactions;

    @Test
    void aQuestionGoesByMailToWhoAnswersThem() throws Exception {
        var member = associations.newPerson(TwoAssociations.NORTH, "member");
        answeredBy(member, "ce.office@north.example");
        var place = entry(member, "Denials in practice");
        assertThat(web.get().uri(place).with(member.asking()).exchange())
                .bodyText()
                .contains("/question");
        var asked = web.post()
                .uri(place + "/question")
                .with(member.asking())
                .param("question", "Why does it count half?")
                .exchange();
        assertThat(asked).hasStatus3xxRedirection();
        assertThat(mail(member, "Denials in practice"))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("Tess Tern").contains("Why does it count half?"));
    }

    @Test
    void theSameKeyAsksOnce() throws Exception {
        var member = associations.newPerson(TwoAssociations.NORTH, "member");
        answeredBy(member, "ce.office@north.example");
        var path = "/api" + entry(member, "Asked over the API") + "/questions";
        for (int time = 0; time < 2; time++) {
            assertThat(send(member, path, "{\"question\": \"Which domain?\"}", "q-1"))
                    .hasStatus(202);
        }
        assertThat(mail(member, "Asked over the API")).hasSize(1);
        assertThat(send(member, path, "{\"question\": \"Another?\"}", "q-1"))
                .hasStatus(422)
                .bodyText()
                .contains("key-reused");
        var stranger = associations.newPerson(TwoAssociations.SOUTH, "member");
        assertThat(send(stranger, path, "{\"question\": \"Mine?\"}", "q-2")).hasStatus(404);
        var provider = associations.newPerson(TwoAssociations.NORTH, "provider");
        assertThat(send(provider, path, "{\"question\": \"Mine?\"}", "q-3")).hasStatus(403);
    }

    @Test
    void whereNobodyAnswersThatIsSaidAndNothingIsPutOnRecord() throws Exception {
        var member = associations.newPerson(TwoAssociations.SOUTH, "member");
        var place = entry(member, "Unanswered");
        assertThat(web.get().uri(place).with(member.asking()).exchange())
                .bodyText()
                .contains(NOBODY)
                .doesNotContain("/question\"");
        var asked = web.post()
                .uri(place + "/question")
                .with(member.asking())
                .param("question", "Anybody?")
                .exchange();
        assertThat(asked.getMvcResult().getFlashMap().get("flash")).asString().contains(NOBODY);
        assertThat(send(member, "/api" + place + "/questions", "{\"question\": \"Anybody?\"}", "n-1"))
                .hasStatus(422)
                .bodyText()
                .contains("credits.question.nobody");
        assertThat(mail(member, "Unanswered")).isEmpty();
        assertThat(rows(member, "select action from platform.audit_entry where action = 'ce.question'"))
                .isEmpty();
    }

    private void answeredBy(Somebody somebody, String address) {
        TenantScope.run(
                somebody.tenant(), Actor.SYSTEM, () -> settings.set("credits.contact", address, settings.today()));
    }

    private List<String> mail(Somebody somebody, String title) {
        return rows(somebody, "select body from platform.mail where subject like '%" + title + "'");
    }

    private List<String> rows(Somebody somebody, String sql) {
        return TenantScope.call(
                somebody.tenant(),
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(sql)
                                .query((row, number) -> row.getString(1))
                                .list()));
    }

    /** An entry of a person with a credential; its page. */
    private String entry(Somebody somebody, String title) {
        assertThat(send(
                        somebody,
                        "/api/credits/credentials",
                        "{\"code\": \"RHIA\", \"start\": \"%s\", \"end\": \"%s\"}"
                                .formatted(
                                        LocalDate.now().minusYears(1),
                                        LocalDate.now().plusYears(1)),
                        "c-" + title))
                .hasStatus(201);
        var added = send(
                somebody,
                "/api/credits/entries",
                """
                {"title": "%s", "date": "%s", "minutes": 60, "provider": "Open Exchange Forum", "providerKind": "other",
                 "delivery": "LIVE_ONLINE", "domains": {"informatics": 1}}""".formatted(title, LocalDate.now().minusDays(2)),
                "e-" + title);
        return String.valueOf(added.getResponse().getHeader("Location")).replace("/api", "");
    }

    private MvcTestResult send(Somebody somebody, String uri, String body, String key) {
        return web.post()
                .uri(uri)
                .with(somebody.asking())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
