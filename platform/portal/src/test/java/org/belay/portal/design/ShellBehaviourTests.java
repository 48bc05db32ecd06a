// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.design;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What JavaScript adds to the shell, tried in a browser on the style page. */
@SpringBootTest(
        classes = DesignPageTests.Pages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"belay.demo=true", "spring.messages.basename=messages/portal"})
class ShellBehaviourTests {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    private Page page;

    @BeforeAll
    static void openBrowser() {
        assumeThat(Files.isExecutable(CHROMIUM))
                .as("SKIPPED: no browser at %s", CHROMIUM)
                .isTrue();
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openPage() {
        page = browser.newPage();
        page.navigate(url("/design"));
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @Test
    void aLinkExchangesTheBodyAndTheKeyboardStartsAtTheHeadline() {
        page.evaluate("window.same = true");
        page.locator(".tabs a", new Page.LocatorOptions().setHasText("Queue")).click();
        assertThat(page.locator("main h1")).hasText("37 entries to review");
        assertThat(page.locator("main h1")).isFocused();
        assertThat(page).hasTitle("Queue");
        assertThat(page.evaluate("window.same")).isEqualTo(true);
    }

    @Test
    void aFormThatIsOnItsWayIsNotSentAgain() {
        var sent = new AtomicInteger();
        page.route("**/design", route -> {
            if (route.request().method().equals("POST")) {
                sent.incrementAndGet();
            } else {
                route.resume();
            }
        });
        page.getByText("Send for review").click();
        assertThat(page.getByText("Send for review")).hasAttribute("aria-disabled", "true");
        page.evaluate("document.querySelector('#forms form').requestSubmit()");
        page.waitForCondition(() -> sent.get() > 0);
        assertThat(sent).hasValue(1);
    }

    @Test
    void aFormThatDidNotArriveCanBeSentAgainAndThePageSaysSo() {
        page.route("**/design", Route::abort);
        page.getByText("Send for review").click();
        assertThat(page.locator("#trouble")).isVisible();
        assertThat(page.getByText("Send for review")).not().hasAttribute("aria-disabled", "true");
    }

    @Test
    void anEndedSessionLoadsTheWholePage() {
        page.evaluate("window.same = true");
        page.route("**/design/queue", route -> {
            if (route.request().headers().containsKey("hx-request")) {
                route.fulfill(new Route.FulfillOptions().setHeaders(Map.of("Belay-Signed-Out", "true")));
            } else {
                route.resume();
            }
        });
        page.locator(".tabs a", new Page.LocatorOptions().setHasText("Queue")).click();
        assertThat(page).hasURL(Pattern.compile(".*/design/queue"));
        assertThat(page.locator("main h1")).hasText("37 entries to review");
        assertThat(page.evaluate("window.same")).isNull();
    }

    @Test
    void theSlashKeyGoesToTheSearchUnlessItIsSwitchedOff() {
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.evaluate("document.activeElement.blur()");
        page.locator(".person summary").click();
        page.locator("[data-shortcuts] input").uncheck();
        page.keyboard().press("Escape");
        assertThat(page.locator(".person summary")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#search")).not().isFocused();
    }

    @Test
    void aDangerousQuestionOpensInPlaceWithTheFocusOnTheWayBack() {
        page.locator("[data-dialog=decline]").click();
        assertThat(page.locator("#decline")).isVisible();
        assertThat(page.locator("#decline [data-close]")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#decline")).isHidden();
        assertThat(page).hasURL(url("/design"));
    }

    @Test
    void theKeysGoThroughTheQueue() {
        page.navigate(url("/design/queue"));
        page.keyboard().press("j");
        assertThat(page).hasURL(Pattern.compile(".*chosen=1"));
        page.keyboard().press("k");
        assertThat(page).hasURL(Pattern.compile(".*chosen=0"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
