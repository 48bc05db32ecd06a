// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.belay.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person of one tenant tries the other's address, links and cookie. */
@SystemTest
class StrangerTests {

    @Autowired
    Demo demo;

    @Test
    void thePasswordOfOneTenantOpensNothingAtTheOther(Browser browser) {
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        page.navigate(demo.address(Demo.GREAT_LAKES) + "/sign-in");
        page.getByLabel("E-mail").fill("learner@lakeshore.example");
        page.getByLabel("Password").fill("belay-demo");
        page.locator("main button").click();

        page.waitForURL("**/sign-in?wrong");
        assertThat(page.locator("main").innerText()).contains("do not go together");
    }

    @Test
    void theCookieOfOneTenantIsNoSessionAtTheOther(Browser browser) {
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(page, Demo.LAKESHORE, "admin");
        var session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("belay"))
                .findFirst()
                .orElseThrow();

        for (var host : List.of("greatlakes.localhost", "localhost")) {
            var other = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
            other.context()
                    .addCookies(List.of(
                            new Cookie("belay", session.value).setDomain(host).setPath("/")));
            other.navigate("http://" + host + ":" + demo.port() + "/people");
            // at the operator's host there is no place to sign in
            assertThat(other.url()).endsWith(host.equals("localhost") ? "/people" : "/sign-in");
            assertThat(other.content()).doesNotContain("Adele Brookwater");
        }

        var own = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        own.context()
                .addCookies(List.of(new Cookie("belay", session.value)
                        .setDomain("lakeshore.localhost")
                        .setPath("/")));
        own.navigate(demo.address(Demo.LAKESHORE));
        assertThat(own.locator(".person").count()).isEqualTo(1);
    }

    @Test
    void aLinkToAThingOfTheOtherTenantLooksLikeALinkToNothing(Browser browser) {
        var lakeshore = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(lakeshore, Demo.LAKESHORE, "admin");
        lakeshore.navigate(demo.address(Demo.LAKESHORE) + "/people");
        var link = lakeshore.locator("main table a[href^='/people/']").first().getAttribute("href");
        assertThat(lakeshore.navigate(demo.address(Demo.LAKESHORE) + link).status())
                .isEqualTo(200);

        var greatLakes = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        demo.signIn(greatLakes, Demo.GREAT_LAKES, "admin");
        var foreign = look(greatLakes, demo.address(Demo.GREAT_LAKES) + link);
        var absent = look(greatLakes, demo.address(Demo.GREAT_LAKES) + "/people/0198a000-0000-7000-8000-000000000000");

        assertThat(foreign).startsWith("404").isEqualTo(absent);
    }

    private static String look(Page page, String address) {
        return page.navigate(address).status()
                + page.locator("main").innerText().replaceAll("Request \\S+", "");
    }
}
