// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.belay.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is logged while people work and err: nothing that tells who they are. */
@SystemTest
@ExtendWith(OutputCaptureExtension.class)
class LogTests {

    @Autowired
    Demo demo;

    @Test
    void theLogTellsOfNoPerson(Browser browser, CapturedOutput output) {
        LoggerFactory.getLogger(LogTests.class).info("The log is being read.");
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        page.navigate(demo.address(Demo.LAKESHORE) + "/sign-in");
        page.getByLabel("E-mail").fill("wilhelmina.sparrowhawk@lakeshore.example");
        page.getByLabel("Password").fill("open-sesame-81");
        page.locator("main button").click();
        page.waitForURL("**/sign-in?wrong");

        demo.signIn(page, Demo.LAKESHORE, "admin");
        addAPerson(page, "Wilhelmina", "Sparrowhawk", "wilhelmina.sparrowhawk@lakeshore.example");
        page.waitForURL("**/people/*-*");
        addAPerson(page, "Ottoline", "Sparrowhawk", "wilhelmina.sparrowhawk@lakeshore.example");
        page.locator("main [role=alert]").waitFor();
        page.navigate(demo.address(Demo.LAKESHORE) + "/people?q=Sparrowhawk");
        page.navigate(demo.address(Demo.LAKESHORE) + "/people/not-an-id-of-Sparrowhawk");
        page.navigate(demo.address(Demo.LAKESHORE) + "/search?q=Sparrowhawk");

        assertThat(output.getAll())
                .contains("The log is being read.")
                .doesNotContainIgnoringCase("sparrowhawk")
                .doesNotContain("open-sesame-81");
    }

    private void addAPerson(Page page, String givenName, String familyName, String email) {
        page.navigate(demo.address(Demo.LAKESHORE) + "/people/new");
        page.locator("input[name=givenName]").fill(givenName);
        page.locator("input[name=familyName]").fill(familyName);
        page.locator("input[name=email]").fill(email);
        page.locator("main form").getByRole(AriaRole.BUTTON).first().click();
    }
}
