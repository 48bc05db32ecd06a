// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.belay.jobs.RecurringTenantWork;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What happened in a week comes as one mail, in the evening of who reads it, though the mail server was down then. */
@SystemTest
@Import(DigestJourneyTests.Time.class)
class DigestJourneyTests {

    private static final String MEMBER = "member@greatlakes.example";
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*/credits/entries/[^\"]*)\"");

    /** Its port is the one that the product is told. */
    private static GreenMail server = started(0);

    @Autowired
    Demo demo;

    @Autowired
    JourneyClock clock;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    List<RecurringTenantWork> works;

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        JourneyClock journeyClock() {
            return new JourneyClock("2027-02-01T15:00:00Z");
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> server.getSmtp().getPort());
        properties.add("belay.jobs.enabled", () -> "false");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void whatThreeKindsOfEventProducedComesOnceInTheMembersEvening(Browser browser) throws Exception {
        var member = browser.visitor(Browser.PHONE, ColorScheme.LIGHT);
        demo.signIn(member, Demo.GREAT_LAKES, "member");
        wantsOneMailADayAtSevenInLosAngeles(member);
        demo.addEntry(member, Demo.GREAT_LAKES, "A talk without its certificate", null);

        clock.moveTo("2027-02-09T15:00:00Z"); // eight days later: the cycle has 30 days left, the certificate is late
        demo.addEntry(member, Demo.GREAT_LAKES, "A talk with a stray page", Certificate.withAPatient());
        var office = browser.visitor(Browser.DESK, ColorScheme.DARK);
        demo.signIn(office, Demo.GREAT_LAKES, "admin");
        deleteTheHeldFile(office);
        work("credits.reminders");

        member.navigate(demo.address(Demo.GREAT_LAKES) + "/inbox");
        assertThat(member.locator("h1")).hasText("3 things are new");
        clock.moveTo("2027-02-10T00:30:00Z"); // evening at the organization, afternoon in Los Angeles
        mailRound();
        assertThat(received()).as("not before the evening").isEmpty();

        var port = server.getSmtp().getPort();
        server.stop();
        clock.moveTo("2027-02-10T03:00:00Z");
        mailRound();
        mailRound();
        clock.moveTo("2027-02-10T03:02:00Z");
        mailRound();
        server = started(port);
        clock.moveTo("2027-02-10T03:20:00Z");
        mailRound();
        mailRound();
        clock.moveTo("2027-02-11T03:20:00Z");
        work("credits.reminders");
        mailRound();

        assertThat(received()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Great Lakes HIM Association: 3 things for you");
            assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("/unsubscribe/");
            assertThat(parts(mail))
                    .hasSize(2)
                    .allSatisfy(part -> assertThat(part)
                            .containsOnlyOnce("Certificate missing for “A talk without its certificate”")
                            .containsOnlyOnce("Your certificate for “A talk with a stray page” identified a patient")
                            .containsOnlyOnce("Your RHIA cycle ends in 30 days"));
        });
        assertThat(server.getReceivedMessages())
                .as("nobody else got a second one")
                .hasSize(1);

        var link = LINK.matcher(parts(received().getFirst()).getLast());
        assertThat(link.find()).isTrue();
        member.navigate(link.group(1).replaceFirst("://[^/]+", "://greatlakes.localhost:" + demo.port()));
        assertThat(member.locator("main")).containsText("Certificate missing");
    }

    private void wantsOneMailADayAtSevenInLosAngeles(Page page) {
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/inbox");
        button(page, "Mark all read");
        assertThat(page.getByText("Mark all read")).hasCount(0);
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/account");
        page.getByLabel("Time zone").selectOption("America/Los_Angeles");
        button(page, "Save");
        assertThat(page.locator(".flash:visible").first()).isVisible();
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/account/messages");
        assertThat(page.locator("main")).containsText("Los Angeles");
        for (var kind :
                List.of("Ends of your cycles", "Missing certificates", "Certificates that were held for review")) {
            page.getByLabel(kind).selectOption("DAILY");
        }
        page.locator("#digestHour").selectOption("19");
        assertThat(PageCheck.findings(page)).isEmpty();
        button(page, "Save");
        assertThat(page.locator(".flash:visible").first()).isVisible();
    }

    private void deleteTheHeldFile(Page page) {
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/files/held");
        page.locator("tbody a").first().click();
        page.waitForURL("**/files/held/*");
        page.getByLabel("Why").fill("A discharge list was scanned with it.");
        button(page, "Delete it for good");
        assertThat(page.locator("h1")).hasText("Deleted file");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private void mailRound() {
        work("notices.round");
        work("notices.delivery");
    }

    /** Does recurring work of the organization when it is its turn. */
    private void work(String name) {
        var tenant = tenants.at("greatlakes.localhost").orElseThrow().id();
        works.stream()
                .filter(work -> work.name().equals(name))
                .forEach(work -> TenantScope.run(tenant, Actor.SYSTEM, work::run));
    }

    private static List<MimeMessage> received() {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: " + MEMBER))
                .toList();
    }

    /** The words as text and as HTML. */
    private static List<String> parts(Part part) {
        try {
            if (!(part.getContent() instanceof Multipart several)) {
                return List.of(part.getContent().toString());
            }
            var all = new ArrayList<String>();
            for (int i = 0; i < several.getCount(); i++) {
                all.addAll(parts(several.getBodyPart(i)));
            }
            return all;
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GreenMail started(int port) {
        var fresh = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        fresh.start();
        return fresh;
    }
}
