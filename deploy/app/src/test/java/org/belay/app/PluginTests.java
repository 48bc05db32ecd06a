// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import org.belay.plugins.Features;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.belay.testkit.Browser;
import org.belay.testkit.Catalogue;
import org.belay.testkit.PageCheck;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A module from outside, found on the class path alone. */
@SystemTest
class PluginTests {

    @Autowired
    Demo demo;

    @Autowired
    Features features;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    TestDatabase.Location database;

    @Test
    void itsPageIsInTheMenuWorksAndCanBeSwitchedOffForOneTenant(Browser browser) {
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(page, Demo.LAKESHORE, "learner");
        page.locator(".side").getByText("Study groups").click();
        page.getByLabel("Topic").fill("Coding clinic");
        page.getByText("Open a group").click();
        page.waitForURL("**/study-groups/*");
        assertThat(page.content()).contains("Coding clinic");
        assertThat(PageCheck.findings(page)).isEmpty();

        turn(false);

        assertThat(page.navigate(demo.address(Demo.LAKESHORE) + "/study-groups").status())
                .isEqualTo(404);
        page.navigate(demo.address(Demo.LAKESHORE));
        assertThat(page.locator(".side").innerText()).doesNotContain("Study groups");
        var other = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(other, Demo.GREAT_LAKES, "member");
        assertThat(other.navigate(demo.address(Demo.GREAT_LAKES) + "/study-groups")
                        .status())
                .isEqualTo(200);
        assertThat(other.content()).doesNotContain("Coding clinic");

        turn(true);

        await().untilAsserted(() -> {
            page.navigate(demo.address(Demo.LAKESHORE) + "/study-groups");
            assertThat(page.content()).contains("Coding clinic", "First meeting");
        });
    }

    @Test
    void itsTableStandsBehindTheTenantWallLikeAllOthers() {
        assertThat(Catalogue.findings(database.url())).isEmpty();
    }

    private void turn(boolean on) {
        TenantScope.run(
                tenants.at("lakeshore.localhost").orElseThrow().id(),
                Actor.SYSTEM,
                () -> features.turn("studygroups", on));
    }
}
