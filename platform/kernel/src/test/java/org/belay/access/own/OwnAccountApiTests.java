// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.access.SignedIn;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@KernelTest
class OwnAccountApiTests {

    private static final String HOST = "alpha.localhost";

    private @Autowired MockMvcTester web;
    private @Autowired TestTenants tenants;
    private @Autowired TestPeople people;

    private Someone someone;
    private Visitor browser;

    @BeforeEach
    void somebodySignedIn() {
        someone = people.member(tenants.alpha(), "learner");
        browser = new Visitor(web, HOST);
        browser.signIn(someone.email(), TestPeople.PASSWORD);
    }

    @Test
    void theAccountNamesWhereOneIsSignedInAndSignsOut() throws Exception {
        var shown = send("GET", "/api/account", "").getResponse();
        assertThat(shown.getContentAsString()).contains(someone.email()).contains("\"sessions\":[{\"since\"");
        assertThat(send("POST", "/api/account/sessions/end", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("sessions")
                .isEqualTo(1);
        assertThat(browser.get("/account").getResponse().getStatus()).isEqualTo(302);
    }

    @Test
    void ownDetailsAreChangedByWhoHasSeenThem() {
        var tag = String.valueOf(send("GET", "/api/account", "").getResponse().getHeader("ETag"));
        var body = "{\"preferredName\": \"Mo\", \"pronouns\": \"they/them\"}";
        assertThat(send("PUT", "/api/account", body)).hasStatus(428);
        assertThat(send("PUT", "/api/account", body, "If-Match", tag))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("preferredName")
                .isEqualTo("Mo");
        assertThat(send("PUT", "/api/account", body, "If-Match", tag)).hasStatus(412);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsThePresentOne() {
        var wrong = "{\"present\": \"not the one at all\", \"password\": \"another long password\"}";
        assertThat(send("POST", "/api/account/password", wrong)).hasStatus(422);
        var right = wrong.replace("not the one at all", TestPeople.PASSWORD);
        assertThat(send("POST", "/api/account/password", right)).hasStatus(204);
        assertThat(browser.get("/account").getResponse().getStatus()).isEqualTo(302);
        assertThat(new Visitor(web, HOST).signIn(someone.email(), "another long password"))
                .isEqualTo("/");
    }

    private MvcTestResult send(String method, String path, String body, String... headers) {
        var request = web.method(HttpMethod.valueOf(method))
                .uri("http://" + HOST + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(authentication(new SignedIn(Actor.person(someone.id().value(), "Mara"))));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return TenantScope.callAnonymously(tenants.alpha(), request::exchange);
    }
}
