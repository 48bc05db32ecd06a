// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.belay.testkit.Browser;
import org.belay.testkit.KeyboardCheck;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The operator watches the deployment, founds an organization, suspends it and opens it again. */
@SystemTest
@TestPropertySource(
        properties = "belay.operator.password=belay-demo") // own filters: csrf() of other tests changes theirs
class OperatorTests {

    @Autowired
    Demo demo;

    @Test
    void theOperatorFoundsAnOrganizationSuspendsItAndReopensIt(Browser browser) {
        var operator = operator(browser, Browser.DESK, ColorScheme.LIGHT);
        operator.navigate(here("/operator"));
        assertThat(operator.locator("h1").innerText()).isEqualTo("All is well on this node");
        assertThat(operator.locator("table").innerText())
                .contains("Lakeshore University", "Great Lakes HIM Association");

        press(operator, AriaRole.LINK, "Found an organization");
        operator.getByLabel("Name", exactly()).fill("Prairie Health Information Society");
        operator.getByLabel("Short name").fill("Prairie!");
        operator.getByLabel("Host names").fill("prairie.localhost");
        operator.getByLabel("Given name").fill("Pia");
        operator.getByLabel("Family name").fill("Thistledown");
        operator.getByLabel("E-mail").fill("pia@prairie.example");
        press(operator, AriaRole.BUTTON, "Found and invite");
        assertThat(operator.locator("[role=alert]").innerText()).contains("\"Prairie!\" does not");
        assertThat(operator.getByLabel("Name", exactly()).inputValue()).isEqualTo("Prairie Health Information Society");

        operator.getByLabel("Short name").fill("prairie");
        press(operator, AriaRole.BUTTON, "Found and invite");
        operator.waitForURL("**/operator/organizations/prairie?founded");
        var visitor = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        var door = "http://prairie.localhost:" + demo.port() + "/sign-in";
        assertThat(visitor.navigate(door).status()).isEqualTo(200);

        press(operator, AriaRole.BUTTON, "Suspend");
        operator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reopen"))
                .waitFor();
        assertThat(visitor.navigate(door).status()).isEqualTo(503);

        press(operator, AriaRole.BUTTON, "Reopen");
        operator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Suspend"))
                .waitFor();
        assertThat(visitor.navigate(door).status()).isEqualTo(200);
    }

    @Test
    void theOperatorsPagesHaveNoFinding(Browser browser) {
        for (var path :
                new String[] {"/operator", "/operator/organizations/new", "/operator/organizations/lakeshore"}) {
            var desk = operator(browser, Browser.DESK, ColorScheme.LIGHT);
            desk.navigate(here(path));
            assertThat(PageCheck.findings(desk)).isEmpty();
            assertThat(PageCheck.findingsAtTwiceTheSize(desk)).isEmpty();
            assertThat(KeyboardCheck.findings(desk)).isEmpty();
            var phone = operator(browser, Browser.PHONE, ColorScheme.DARK);
            phone.navigate(here(path));
            assertThat(PageCheck.findings(phone)).isEmpty();
        }
    }

    @Test
    void metricsTellOfEachOrganizationAndOfNoPerson(Browser browser) {
        var operator = operator(browser, Browser.DESK, ColorScheme.LIGHT);
        operator.navigate(here("/actuator/prometheus"));
        var metrics = operator.navigate(here("/actuator/prometheus")).text();
        assertThat(metrics)
                .contains("belay_tenant_figure{figure=\"mail.waiting\",tenant=\"lakeshore\"}")
                .contains("http_server_requests_seconds_count")
                .doesNotContain(".example")
                .doesNotContain("Plover");
    }

    @Test
    void nobodyElseSeesAnyOfIt(Browser browser) {
        var stranger = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        var administrator = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(administrator, Demo.LAKESHORE, "admin");
        var credentials = Map.of("Authorization", basic("belay-demo"));
        for (var path : new String[] {"/operator", "/operator/organizations/lakeshore", "/actuator/prometheus"}) {
            assertThat(stranger.context().request().get(here(path)).status()).isEqualTo(401);
            assertThat(administrator
                            .navigate(demo.address(Demo.LAKESHORE) + path)
                            .status())
                    .isEqualTo(404);
            administrator.context().setExtraHTTPHeaders(credentials);
            assertThat(administrator
                            .navigate(demo.address(Demo.LAKESHORE) + path)
                            .status())
                    .isEqualTo(404);
            administrator.context().setExtraHTTPHeaders(Map.of());
        }
        stranger.context().setExtraHTTPHeaders(Map.of("Authorization", basic("guessed")));
        assertThat(stranger.context().request().get(here("/operator")).status()).isEqualTo(401);
    }

    private Page operator(Browser browser, int width, ColorScheme scheme) {
        var page = browser.visitor(width, scheme);
        page.context().setExtraHTTPHeaders(Map.of("Authorization", basic("belay-demo")));
        return page;
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("operator:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String here(String path) {
        return "http://localhost:" + demo.port() + path;
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void press(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
