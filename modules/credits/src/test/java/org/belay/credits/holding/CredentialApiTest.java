// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.belay.credits.CreditsSystemTest;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a person says about the credentials they hold, sent twice, too late or without the right. */
@CreditsSystemTest
class CredentialApiTest {

    private static final String CREDENTIALS = "/api/credits/credentials";

    private final LocalDate start = LocalDate.now().minusYears(1);

    private @Autowired MockMvcTester web;
    private @Autowired TwoAssociations associations;

    private Somebody member;

    @BeforeEach
    void aMember() {
        member = associations.newPerson(TwoAssociations.NORTH, "member");
    }

    @Test
    void datesChangedMeanwhileAreNotOverwritten() {
        var place = add(member).getResponse().getHeader("Location");
        var later = dates(start.plusDays(1));
        assertThat(send(member, "PUT", place, later, "\"v0\"")).hasStatusOk();

        assertThat(send(member, "PUT", place, dates(start.plusDays(2)), "\"v0\""))
                .hasStatus(412);

        assertThat(web.get().uri(place).with(member.asking()))
                .bodyJson()
                .extractingPath("$.start")
                .isEqualTo(start.plusDays(1).toString());
    }

    @Test
    void noDatesAreChangedBlindly() {
        var place = add(member).getResponse().getHeader("Location");

        assertThat(send(member, "PUT", place, dates(start), "")).hasStatus(428);
    }

    @Test
    void aCredentialIsHeldOnce() {
        assertThat(add(member)).hasStatus(201);

        assertThat(add(member)).hasStatus(422);

        assertThat(web.get().uri(CREDENTIALS).with(member.asking()))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void withoutThePermissionNoCredentialIsAdded() {
        var provider = associations.newPerson(TwoAssociations.NORTH, "provider");

        assertThat(add(provider)).hasStatus(403);
    }

    private MvcTestResult add(Somebody somebody) {
        var body = dates(start).replace("{", "{\"code\": \"RHIA\", ");
        return send(somebody, "POST", CREDENTIALS, body, "");
    }

    private static String dates(LocalDate start) {
        return "{\"start\": \"%s\", \"end\": \"%s\"}".formatted(start, start.plusYears(2));
    }

    private MvcTestResult send(Somebody somebody, String method, String uri, String body, String version) {
        var request = web.method(HttpMethod.valueOf(method))
                .uri(uri)
                .with(somebody.asking())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        return request.exchange();
    }
}
