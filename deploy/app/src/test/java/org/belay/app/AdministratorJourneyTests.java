// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator takes over a roster with two bad rows, invites the new people, and switches a feature. */
@SystemTest
class AdministratorJourneyTests {

    private static final Path ROSTER = Path.of("../../platform/kernel/src/test/resources/roster/two-bad-rows.zip");
    private static final double PATIENCE = 60_000;

    @Autowired
    Demo demo;

    @Test
    void aRosterWithTwoBadRowsIsTakenOverAndItsPeopleInvited(Browser browser) {
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(page, Demo.LAKESHORE, "admin");
        page.navigate(demo.address(Demo.LAKESHORE) + "/imports/new");
        page.locator("input[type=file]").setInputFiles(ROSTER);
        button(page, "Upload and check").click();

        await(page, "need you");
        assertThat(page.locator("main")).containsText("users.csv");
        assertThat(page.locator("main")).containsText("42");
        assertThat(page.locator("main")).containsText("enrollments.csv");
        assertThat(page.locator("main")).containsText("122");
        assertThat(PageCheck.findings(page)).isEmpty();

        page.locator("main form button.btn-primary").first().click();
        await(page, "Invite the new people");
        assertThat(PageCheck.findings(page)).isEmpty();
        button(page, "Invite the new people").click();

        page.navigate(demo.address(Demo.LAKESHORE) + "/outbox");
        for (int i = 0; i < 60 && !page.locator("main").innerText().contains("/invitation/"); i++) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator("main")).containsText("/invitation/");
    }

    @Test
    void aFeatureThatIsSwitchedOffIsGoneUntilItIsOnAgain(Browser browser) {
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(page, Demo.LAKESHORE, "admin");
        page.navigate(demo.address(Demo.LAKESHORE) + "/features");
        row(page).getByText("Switch off").click();
        assertThat(page.locator("main")).containsText("My CE");
        page.locator("main form button").last().click();
        assertThat(page.locator(".side")).not().containsText("My CE");
        assertThat(page.navigate(demo.address(Demo.LAKESHORE) + "/credits").status())
                .isEqualTo(404);

        page.navigate(demo.address(Demo.LAKESHORE) + "/features");
        row(page).getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".side")).containsText("My CE");
    }

    private static void await(Page page, String words) {
        assertThat(page.locator("main"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator row(Page page) {
        return page.locator("tr", new Page.LocatorOptions().setHasText("Continuing education"));
    }
}
