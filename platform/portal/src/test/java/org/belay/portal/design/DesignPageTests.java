// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.belay.portal.Shell;
import org.belay.portal.theme.Accent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The style page shows every part, so what is wrong with a part shows here first. Needs no database. */
@SpringBootTest(
        classes = DesignPageTests.Pages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"belay.demo=true", "spring.messages.basename=messages/portal"})
class DesignPageTests {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Pattern FORBIDDEN =
            Pattern.compile("<style|<script(?![^>]* src=)|\\s(?:style|on[a-z]+)=\"|\\?\\?");
    private static final Pattern ICON = Pattern.compile("icons[^\"#]*\\.svg#([^\"]+)\"");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/design", "/design/mistakes", "/design/queue", "/design/question", "/design/plain"})
    void noPageNeedsWhatTheContentPolicyForbids(String path) throws Exception {
        assertThat(FORBIDDEN.matcher(page(path)).results().map(found -> found.group()))
                .as("forbidden markup or missing words in %s", path)
                .isEmpty();
    }

    @Test
    void everyIconOnThePagesIsInTheSprite() throws Exception {
        var sprite = page("/assets/portal/icons.svg");
        var names = ICON.matcher(page("/design") + page("/design/queue"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(names)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(sprite).contains("<symbol id=\"" + name + "\""));
    }

    @Test
    void htmxGetsTheTokenThatProtectsForms() throws Exception {
        assertThat(page("/design")).contains("hx-headers=\"{&quot;X-CSRF-TOKEN&quot;:&quot;token-of-the-test&quot;}\"");
    }

    @Test
    void aMistakeIsNamedAtItsFieldAndInTheSummary() throws Exception {
        assertThat(page("/design/mistakes"))
                .contains("9 things to mend")
                .contains("<a hx-boost=\"false\" href=\"#title\">Give the title as printed on the certificate.</a>")
                .contains("id=\"title-error\"")
                .contains("aria-describedby=\"title-error\"");
    }

    @Test
    void thePagesAreAccessibleInBothThemesAndFitSmallScreens() {
        assumeThat(Files.isExecutable(CHROMIUM))
                .as("SKIPPED: no browser at %s", CHROMIUM)
                .isTrue();
        try (var playwright = Playwright.create();
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            looksRight(browser, "/design", ColorScheme.DARK, 1440);
            looksRight(browser, "/design", ColorScheme.LIGHT, 390);
            for (var path :
                    List.of("/design", "/design/mistakes", "/design/queue", "/design/question", "/design/plain")) {
                looksRight(browser, path, ColorScheme.LIGHT, 1440);
                looksRight(browser, path, ColorScheme.DARK, 320);
            }
        }
    }

    private void looksRight(Browser browser, String path, ColorScheme theme, int width) {
        var options = new Browser.NewPageOptions().setColorScheme(theme).setViewportSize(width, 900);
        try (var page = browser.newPage(options)) {
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate("http://localhost:" + port + path);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s fits %d pixels", path, width)
                    .isEqualTo(true);
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .as("%s in %s at %d", path, theme, width)
                    .isEmpty();
            assertThat(complaints).as("console of %s", path).isEmpty();
        }
    }

    private String page(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            var response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    @Import({DesignController.class, Theme.class, Chrome.class})
    static class Pages {

        @Bean
        Filter contentPolicy() {
            return (request, response, chain) -> {
                guard((HttpServletResponse) response);
                chain.doFilter(request, response);
            };
        }

        private static void guard(HttpServletResponse response) throws IOException {
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'");
        }
    }

    @RestController
    static class Theme {

        @GetMapping(path = "/theme.css", produces = "text/css")
        String css() {
            return Accent.of("#0b6c7b").css();
        }
    }

    @ControllerAdvice
    static class Chrome {

        @ModelAttribute("_csrf")
        CsrfToken token() {
            return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token-of-the-test");
        }

        @ModelAttribute("shell")
        Shell shell(HttpServletRequest request) {
            var path = request.getRequestURI();
            var first = new Shell.NavGroup(null, List.of(new Shell.NavItem("Home", "/", "home", false, 0)));
            var office = new Shell.NavGroup(
                    "Association office",
                    List.of(
                            new Shell.NavItem("Parts", "/design", "palette", path.equals("/design"), 0),
                            new Shell.NavItem("To review", "/design/queue", "clipboard-check", false, 37)));
            return new Shell(
                    "Great Lakes HIM",
                    "Association",
                    "GL",
                    true,
                    "Renata Plover",
                    "RP",
                    "CE manager",
                    List.of(first, office),
                    3,
                    "auto",
                    "en",
                    true,
                    path,
                    null);
        }
    }
}
