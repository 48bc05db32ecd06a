// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A member hands in a page with a patient on it; it is held, looked at, and deleted, and what stays says no more than it may. */
@SystemTest
class HeldFileJourneyTests {

    private static final String TITLE = "Coding roundtable with a stray page";

    @Autowired
    Demo demo;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aCertificateWithAPatientOnItIsHeldReviewedAndDeleted(Browser browser) throws IOException {
        var member = browser.visitor(Browser.PHONE, ColorScheme.LIGHT);
        demo.signIn(member, Demo.GREAT_LAKES, "manager");
        demo.addEntry(member, Demo.GREAT_LAKES, TITLE, Certificate.withAPatient());
        assertThat(member.locator(".flash:visible").first()).containsText("held for review");
        member.navigate(demo.address(Demo.GREAT_LAKES) + "/credits");
        member.getByText(TITLE).first().click();
        member.waitForURL("**/credits/entries/*");
        member.reload();
        assertThat(member.locator("main")).containsText("Your certificate is held for review");
        assertThat(member.locator("main")).containsText("page 1, line 4");
        assertThat(member.locator("main").innerText()).doesNotContain("Open the certificate");
        assertThat(PageCheck.findings(member)).isEmpty();
        var entry = member.url();

        var office = browser.visitor(Browser.DESK, ColorScheme.DARK);
        demo.signIn(office, Demo.GREAT_LAKES, "admin");
        office.navigate(demo.address(Demo.GREAT_LAKES) + "/files/held");
        office.locator("tr", new Page.LocatorOptions().setHasText("Mirela Oriole"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        office.waitForURL("**/files/held/*");
        assertThat(office.locator("main")).containsText("a medical record number");
        assertThat(office.locator("main")).containsText("a Social Security number");
        assertThat(office.content())
                .doesNotContain(Certificate.RECORD_NUMBER)
                .doesNotContain(Certificate.SOCIAL_SECURITY_NUMBER);
        assertThat(PageCheck.findings(office)).isEmpty();
        var id = UUID.fromString(office.url().replaceFirst(".*/", ""));
        assertThat(stored(id)).hasSize(1);

        office.getByLabel("Why").fill("The MRN is " + Certificate.RECORD_NUMBER);
        button(office, "Delete it for good").click();
        assertThat(office.locator("main")).containsText("This seems to hold a patient’s data itself");
        office.getByLabel("Why").fill("A discharge list was scanned with it.");
        button(office, "Delete it for good").click();
        assertThat(office.locator(".flash:visible").first()).containsText("The record of it stays");
        assertThat(office.locator("h1")).hasText("Deleted file");
        assertThat(office.locator("main")).containsText("A discharge list was scanned with it.");
        assertThat(office.locator("main")).containsText("Ansel Harrowgate");
        assertThat(office.locator("main").innerText()).doesNotContain("coding-roundtable");

        member.navigate(demo.address(Demo.GREAT_LAKES) + "/inbox");
        var told = member.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Your certificate for “" + TITLE + "” identified a patient"));
        told.first().click();
        member.waitForURL(entry);
        assertThat(member.locator("main")).containsText("Certificate missing: add it by");

        assertThat(stored(id)).as("the file itself").isEmpty();
        assertThat(rows("select 1 from platform.stored_file where id = :id", id))
                .isEmpty();
        assertThat(rows("select coalesce(name, 'none') || findings from platform.file_hold where file_id = :id", id))
                .singleElement()
                .asString()
                .startsWith("none")
                .contains("RECORD_NUMBER", "SOCIAL_SECURITY_NUMBER")
                .doesNotContain(Certificate.RECORD_NUMBER, Certificate.SOCIAL_SECURITY_NUMBER, "coding-roundtable");
        assertThat(rows("select action from platform.audit_entry where subject_id = :id", id))
                .contains("file.held", "file.purged");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The files of that name in the store, wherever they lie. */
    private static List<Path> stored(UUID id) throws IOException {
        try (var all = Files.walk(Path.of("target/files"))) {
            return all.filter(path -> path.getFileName().toString().equals(id.toString()))
                    .toList();
        }
    }

    private List<String> rows(String query, UUID id) {
        var tenant = tenants.at("greatlakes.localhost").orElseThrow().id();
        return TenantScope.call(
                tenant,
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(query)
                                .param("id", id)
                                .query((row, number) -> row.getString(1))
                                .list()));
    }
}
