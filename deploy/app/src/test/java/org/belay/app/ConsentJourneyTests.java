// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person agrees and withdraws, and carries their record from the association to the university. */
@SystemTest
class ConsentJourneyTests {

    @Autowired
    Demo demo;

    @Test
    void aPersonAgreesAndChangesTheirMind(Browser browser) {
        var page = browser.visitor(Browser.PHONE, ColorScheme.DARK);
        demo.signIn(page, Demo.LAKESHORE, "mentor");
        page.navigate(demo.address(Demo.LAKESHORE) + "/my-data/consents");
        assertThat(page.locator("h1")).containsText("agreed to nothing");
        assertThat(PageCheck.findings(page)).isEmpty();
        button(page, "I agree").first().click();
        assertThat(page.locator("h1")).containsText("agreed to one thing");
        button(page, "Withdraw").first().click();
        assertThat(page.locator("h1")).containsText("agreed to nothing");
        assertThat(page.locator("main")).containsText("Withdrawn");
        assertThat(PageCheck.findings(page)).isEmpty();
    }

    @Test
    void aRecordGoesFromOneOrganizationToTheOther(Browser browser) {
        var there = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(there, Demo.GREAT_LAKES, "ottilie.thistledown");
        there.navigate(demo.address(Demo.GREAT_LAKES) + "/my-data/moving");
        assertThat(PageCheck.findings(there)).isEmpty();
        there.getByLabel("CE entries").check();
        there.getByLabel("Web address of the other organization").fill(demo.address(Demo.LAKESHORE));
        there.getByLabel("Your e-mail address there").fill("ottilie.thistledown@lakeshore.example");
        var file = there.waitForDownload(
                        () -> button(there, "download the signed file").click())
                .path();

        var here = browser.visitor(Browser.DESK, ColorScheme.DARK);
        demo.signIn(here, Demo.LAKESHORE, "ottilie.thistledown");
        bring(here, file);
        assertThat(here.locator("h1")).containsText("From Great Lakes HIM Association");
        assertThat(PageCheck.findings(here)).isEmpty();
        here.getByLabel("CE entries").check();
        button(here, "Take over").click();
        assertThat(here.locator("main")).containsText("Taken over");
        assertThat(here.locator("dl").first()).containsText(" new");
        assertThat(here.locator("dl").first()).not().containsText("already");

        bring(here, file);
        assertThat(here.locator("h1")).containsText("From Great Lakes HIM Association");
        here.getByLabel("CE entries").check();
        button(here, "Take over").click();
        assertThat(here.locator("dl").first()).containsText("Nothing new");
        assertThat(here.locator("dl").first()).containsText("were here already");

        var other = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(other, Demo.LAKESHORE, "learner");
        bring(other, file);
        assertThat(other.locator("main")).containsText("another person");
    }

    private void bring(Page page, java.nio.file.Path file) {
        page.navigate(demo.address(Demo.LAKESHORE) + "/my-data/moving");
        page.getByLabel("Signed file").setInputFiles(file);
        button(page, "Look into the file").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
