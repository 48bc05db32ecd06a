// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A member with a phone: adds an entry with a photo, sees the gauge move, asks why not, prints the transcript. */
@SystemTest
class MemberJourneyTests {

    /** A photograph of one black pixel. */
    private static final byte[] PHOTO = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    Demo demo;

    @Test
    void aMemberAddsTheLastCreditAndItCounts(Browser browser) {
        var page = browser.visitor(Browser.PHONE, ColorScheme.LIGHT);
        demo.signIn(page, Demo.GREAT_LAKES, "member");
        assertThat(page.locator("h1")).containsText("RHIA: 29 of 30. 1 to go by");
        assertThat(page.locator("main")).containsText("It must come from AHIMA or a state association.");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add CE"))
                .last()
                .click();
        page.locator("input[type=file]").setInputFiles(new FilePayload("certificate.png", "image/png", PHOTO));
        page.getByLabel("Title").fill("Privacy rules after the autumn update");
        page.getByLabel("Minutes").fill("60");
        page.locator("#provider").fill("AHIMA");
        page.getByLabel("AHIMA or a state association", new Page.GetByLabelOptions().setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("RHIA 29 → 30");
        assertThat(PageCheck.findings(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();

        assertThat(page.locator(".flash:visible").first()).containsText("Saved");
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/");
        assertThat(page.locator("h1")).containsText("30");

        page.navigate(demo.address(Demo.GREAT_LAKES) + "/credits");
        page.getByText("why 2 and not 2.5?").first().click();
        assertThat(page.locator("main")).containsText("150 minutes = 2 CEUs");
        assertThat(page.locator("main")).containsText("please verify");

        page.navigate(demo.address(Demo.GREAT_LAKES) + "/credits/transcript");
        assertThat(page.locator("main")).containsText("Privacy rules after the autumn update");
        assertThat(page.pdf()).hasSizeGreaterThan(10_000);
    }
}
