// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real browser for tests: {@code @ExtendWith(Browser.Extension.class)} and a parameter of this type. Where no
 * Chromium is installed such tests are skipped, with a loud message; with {@code CI} in the environment they fail.
 */
public final class Browser implements AutoCloseable {

    /** The width of a desk and of a phone in the design. */
    public static final int DESK = 1440;

    public static final int PHONE = 390;

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A browser of its own, which another thread may use at the same time; whoever asked closes it. */
    public Browser another() {
        return new Browser(executable().orElseThrow());
    }

    /** A new visitor, with cookies of its own. */
    public Page visitor(int width, ColorScheme scheme) {
        return visitor(width, scheme, true);
    }

    /** A new visitor whose browser runs no script. */
    public Page visitorWithoutScript(int width) {
        return visitor(width, ColorScheme.LIGHT, false);
    }

    private Page visitor(int width, ColorScheme scheme, boolean script) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width == PHONE ? 844 : 900)
                .setHasTouch(width == PHONE)
                .setColorScheme(scheme)
                .setLocale("en-US")
                .setTimezoneId("America/Detroit")
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> executable() {
        var named = System.getenv("BELAY_CHROMIUM");
        return named != null
                ? Optional.of(Path.of(named))
                : PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Gives tests the browser, one for all of them. */
    public static final class Extension implements ParameterResolver, ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (executable().isPresent()) {
                return ConditionEvaluationResult.enabled("Chromium is here");
            }
            if (System.getenv("CI") != null) {
                throw new IllegalStateException("No Chromium on this machine, and CI must not skip browser tests.");
            }
            System.err.println("""
                    ************************************************************************
                    * No Chromium found: the tests in a browser are SKIPPED.               *
                    * Install Chromium or Chrome, or name one in BELAY_CHROMIUM.           *
                    ************************************************************************""");
            return ConditionEvaluationResult.disabled("no Chromium");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Browser.class))
                    .computeIfAbsent(
                            Browser.class, key -> new Browser(executable().orElseThrow()), Browser.class);
        }
    }
}
