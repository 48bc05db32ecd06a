// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import org.belay.access.SignedIn;
import org.belay.people.People;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What only the whole system with its demo can answer over the API. */
@SystemTest
class DemoApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    People people;

    @Test
    void whoMayReadPeopleFindsThemAndWhoMayNotDoesNot() {
        assertThat(get("manager", "/api/search?words=plover"))
                .hasStatusOk()
                .bodyText()
                .contains("member@greatlakes.example");
        assertThat(get("mentor", "/api/search?words=plover"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("member@greatlakes.example");
    }

    @Test
    void theOutboxIsReadByAdministratorsAlone() {
        assertThat(get("admin", "/api/outbox")).hasStatusOk().bodyText().contains("\"items\"");
        assertThat(get("member", "/api/outbox")).hasStatus(403);
    }

    private MvcTestResult get(String person, String path) {
        var tenant = tenants.at("greatlakes.localhost").orElseThrow().id();
        var actor = TenantScope.call(
                tenant,
                Actor.SYSTEM,
                () -> people.withEmail(person + "@greatlakes.example")
                        .map(id -> Actor.person(id.value(), person))
                        .orElseThrow());
        var request = mvc.get().uri("http://greatlakes.localhost" + path).with(authentication(new SignedIn(actor)));
        return TenantScope.callAnonymously(tenant, request::exchange);
    }
}
