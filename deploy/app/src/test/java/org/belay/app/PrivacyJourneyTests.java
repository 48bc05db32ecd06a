// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person asks for their data and for erasure; the administrator fulfils both, and the report is right. */
@SystemTest
class PrivacyJourneyTests {

    private static final String PERSON = "briar.gullwing";

    @Autowired
    Demo demo;

    @Test
    void aPersonGetsACopyAndIsErasedAndTheReportIsRight(Browser browser) throws IOException {
        var member = browser.visitor(Browser.PHONE, ColorScheme.DARK);
        demo.signIn(member, Demo.GREAT_LAKES, person());
        member.navigate(demo.address(Demo.GREAT_LAKES) + "/my-data");
        ask(member, "A copy of everything");
        assertThat(member.locator("h1")).containsText("one answer");
        ask(member, "Erase what you have");
        assertThat(member.locator("h1")).containsText("2 answers");
        assertThat(PageCheck.findings(member)).isEmpty();

        var office = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(office, Demo.GREAT_LAKES, "admin");
        open(office, "A copy of everything");
        assertThat(PageCheck.findings(office)).isEmpty();
        button(office, "Make the copy").click();
        for (int i = 0; i < 120 && !office.locator("main").innerText().contains("To download until"); i++) {
            office.waitForTimeout(500);
            office.reload();
        }

        member.reload();
        var zip = read(member);
        assertThat(zip).containsKeys("index.html", "data/credits.entries.json", "read/credits.entries.html");
        assertThat(zip.get("data/people.profile.json")).contains(person() + "@greatlakes.example");
        var certificates =
                zip.keySet().stream().filter(name -> name.startsWith("files/")).count();
        var entries = zip.get("data/credits.entries.json")
                .lines()
                .filter(line -> line.startsWith("{"))
                .count();
        assertThat(entries).isPositive();

        open(office, "Erasure");
        button(office, "Erase this person now").click();
        assertThat(office.locator("main")).containsText("What the erasure did");
        assertThat(PageCheck.findings(office)).isEmpty();
        assertThat(row(office, "CE entries")).startsWith("CE entries\t" + entries + "\t0\t0");
        assertThat(row(office, "Certificates"))
                .startsWith("Certificates\t" + certificates + "\t" + certificates + "\t0");
        assertThat(row(office, "Profile")).startsWith("Profile\t2\t0\t0");
        assertThat(row(office, "Log of what happened")).contains("must stay whole");
        assertThat(office.locator("main")).not().containsText(person());

        member.reload();
        assertThat(member.url()).contains("/sign-in");
        member.getByLabel("E-mail").fill(person() + "@greatlakes.example");
        member.getByLabel("Password").fill("belay-demo");
        button(member, "Sign in").click();
        assertThat(member.url()).contains("/sign-in");
    }

    private static String person() {
        return PERSON;
    }

    private static void ask(Page page, String kind) {
        page.getByLabel(kind).first().check();
        button(page, "Send to the office").click();
        assertThat(page.locator("main")).containsText("Take back");
    }

    private void open(Page page, String kind) {
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/privacy/requests");
        page.locator("tr", new Page.LocatorOptions().setHasText(kind))
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Waiting"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        page.waitForURL("**/privacy/requests/*-*");
    }

    private static String row(Page page, String type) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(type))
                .first()
                .innerText();
    }

    private static Map<String, String> read(Page page) throws IOException {
        var download =
                page.waitForDownload(() -> page.getByText("Download").last().click());
        var entries = new HashMap<String, String>();
        try (var zip = new ZipFile(download.path().toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return entries;
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
