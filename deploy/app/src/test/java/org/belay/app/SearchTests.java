// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The search at the top of each page. */
@SystemTest
class SearchTests {

    @Autowired
    Demo demo;

    @Test
    void whoMayReadPeopleFindsThemAndWhoMayNotDoesNot(Browser browser) {
        var manager = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(manager, Demo.GREAT_LAKES, "manager");
        manager.keyboard().press("/");
        manager.keyboard().type("plover");
        manager.keyboard().press("Enter");
        manager.waitForURL("**/search?q=plover");
        assertThat(manager.locator("main")).containsText("member@greatlakes.example");
        assertThat(PageCheck.findings(manager)).isEmpty();

        var member = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(member, Demo.GREAT_LAKES, "mentor");
        member.navigate(demo.address(Demo.GREAT_LAKES) + "/search?q=plover");
        assertThat(member.locator("main")).containsText("Nothing found");
        member.navigate(demo.address(Demo.GREAT_LAKES) + "/search?q=transc");
        assertThat(member.locator("main")).containsText("Transcript");
    }
}
