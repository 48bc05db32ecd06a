// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.belay.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The main jobs in a browser that runs no script. */
@SystemTest
class WithoutScriptTests {

    @Autowired
    Demo demo;

    @Test
    void anEntryIsAddedAndItsEffectShownBefore(Browser browser) {
        var page = browser.visitorWithoutScript(Browser.PHONE);
        demo.signIn(page, Demo.GREAT_LAKES, "mentor");
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/credits/credentials/new");
        assertThat(page.locator("h1")).isVisible();

        page.navigate(demo.address(Demo.GREAT_LAKES) + "/credits/transcript");
        assertThat(page.locator("h1")).isVisible();
    }

    @Test
    void aFeatureIsSwitchedOffAndOnAgain(Browser browser) {
        var page = browser.visitorWithoutScript(Browser.DESK);
        demo.signIn(page, Demo.GREAT_LAKES, "admin");
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/features");
        row(page).getByText("Switch off").click();
        assertThat(page.locator("main")).containsText("Study groups");
        page.locator("main form button").last().click();
        assertThat(row(page)).containsText("Off");
        row(page).getByRole(AriaRole.BUTTON).click();
        assertThat(row(page)).containsText("On");
    }

    private static Locator row(Page page) {
        return page.locator("tr", new Page.LocatorOptions().setHasText("Study groups"));
    }
}
