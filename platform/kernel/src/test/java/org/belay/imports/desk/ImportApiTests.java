// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.access.SignedIn;
import org.belay.roster.RosterZip;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@KernelTest
@Import(School.Setup.class)
class ImportApiTests {

    private static final String IMPORTS = "/api/imports";
    private static final Path TWO_BAD_ROWS = Path.of("src/test/resources/roster/two-bad-rows.zip");

    private @Autowired School.Desk desk;
    private @Autowired TestTenants tenants;
    private @Autowired MockMvcTester web;

    private School school;

    @BeforeEach
    void found() {
        school = desk.school();
    }

    @Test
    void theSameKeyHandsInOneRoster() {
        var zip = RosterZip.good("bulk").bytes();
        var first = upload(school.registrar, zip, "k");
        assertThat(first).hasStatus(201);
        var again = upload(school.registrar, zip, "k");
        assertThat(again).hasStatus(201).hasHeader("Idempotent-Replay", "true");
        assertThat(again.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(upload(school.registrar, RosterZip.good("delta").bytes(), "k"))
                .hasStatus(422)
                .bodyText()
                .contains("key-reused");
        assertThat(school.count("roster_import")).isOne();
    }

    @Test
    void whatTheDryRunFoundIsAnsweredAsAListAndAsATable() throws IOException {
        var place = IMPORTS + "/" + school.checked(Files.readAllBytes(TWO_BAD_ROWS));
        assertThat(send(school.registrar, "GET", place, ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("report.messages.length()")
                .isEqualTo(2);
        assertThat(send(school.registrar, "GET", place + "/messages.csv?file=users.csv", ""))
                .hasStatusOk()
                .bodyText()
                .contains("users.csv,42,username")
                .doesNotContain("enrollments.csv");
        assertThat(send(school.registrar, "POST", place + "/acceptance", "{\"choice\": \"ALL_OR_NOTHING\"}"))
                .hasStatus(422);
        assertThat(send(school.registrar, "POST", place + "/acceptance", "{\"choice\": \"READY_ROWS\"}"))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("state")
                .isEqualTo("IMPORTING");
    }

    @Test
    void importsAreListedPageByPage() {
        for (int number = 0; number < 3; number++) {
            school.upload(RosterZip.good("bulk").bytes());
        }
        var first = send(school.registrar, "GET", IMPORTS + "?limit=2", "");
        assertThat(first).bodyJson().extractingPath("items.length()").isEqualTo(2);
        var link = String.valueOf(first.getResponse().getHeader("Link"));
        assertThat(send(school.registrar, "GET", link.substring(1, link.indexOf('>')), ""))
                .bodyJson()
                .extractingPath("items.length()")
                .isEqualTo(1);
    }

    @Test
    void whoMayNotImportIsRefusedAndAnotherSchoolFindsNothing() {
        var place = IMPORTS + "/" + school.upload(RosterZip.good("bulk").bytes());
        var visitor = tenants.actorWith(school.tenant, "people:read");
        assertThat(upload(visitor, RosterZip.good("bulk").bytes(), "v")).hasStatus(403);
        assertThat(send(visitor, "GET", IMPORTS, "")).hasStatus(403);
        assertThat(send(visitor, "GET", place + "/messages.csv", "")).hasStatus(403);
        var other = school;
        school = desk.school();
        assertThat(other.tenant).isNotEqualTo(school.tenant);
        for (var path : new String[] {place, place + "/messages.csv"}) {
            assertThat(send(school.registrar, "GET", path, "")).as(path).hasStatus(404);
        }
        for (var step : new String[] {"/retry", "/invitations"}) {
            assertThat(send(school.registrar, "POST", place + step, ""))
                    .as(step)
                    .hasStatus(404);
        }
    }

    private MvcTestResult upload(Actor actor, byte[] zip, String key) {
        var request = web.post()
                .uri("http://" + school.host + IMPORTS)
                .multipart()
                .file(new MockMultipartFile("roster", "roster.zip", "application/zip", zip))
                .header("Idempotency-Key", key)
                .with(authentication(new SignedIn(actor)));
        return TenantScope.callAnonymously(school.tenant, request::exchange);
    }

    private MvcTestResult send(Actor actor, String method, String path, String body) {
        var request = web.method(HttpMethod.valueOf(method))
                .uri(URI.create("http://" + school.host + path))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(authentication(new SignedIn(actor)));
        return TenantScope.callAnonymously(school.tenant, request::exchange);
    }
}
