// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Follows every link as each role, and looks at each kind of page on a desk in light and on a phone in dark. */
@SystemTest
class EveryPageTests {

    /** Kinds of pages that another role has seen: to a further role they have to answer. */
    private static final Set<String> SEEN_BEFORE = new HashSet<>();

    @Autowired
    Demo demo;

    record Visitor(String tenant, String name) {}

    static Stream<Visitor> roles() {
        return Stream.of(
                new Visitor(Demo.LAKESHORE, "admin"),
                new Visitor(Demo.LAKESHORE, "learner"),
                new Visitor(Demo.GREAT_LAKES, "member"),
                new Visitor(Demo.GREAT_LAKES, "manager"));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void noPageHasAFinding(Visitor visitor, Browser browser) throws Exception {
        assertThat(new Walk(demo, visitor.tenant(), visitor.name(), SEEN_BEFORE).findings(browser))
                .isEmpty();
    }

    @Test
    void norHasAPageForPeopleWhoAreNotSignedIn(Browser browser) {
        var findings = new ArrayList<String>();
        for (var address : List.of(
                "http://localhost:" + demo.port() + "/",
                demo.address(Demo.LAKESHORE) + "/sign-in",
                demo.address(Demo.LAKESHORE) + "/sign-in?wrong",
                demo.address(Demo.LAKESHORE) + "/sign-in?locked=2",
                demo.address(Demo.LAKESHORE) + "/password/reset",
                "http://nowhere.localhost:" + demo.port() + "/")) {
            findings.addAll(look(browser.visitor(Browser.DESK, ColorScheme.LIGHT), address));
            findings.addAll(look(browser.visitor(Browser.PHONE, ColorScheme.DARK), address));
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void whatIsWrongWithAPageIsSeen(Browser browser) {
        var page = browser.visitor(Browser.PHONE, ColorScheme.LIGHT);
        page.setContent("""
                <!DOCTYPE html><html><head><title>Faults</title></head><body><main><h1>Faults</h1>
                <img src="data:,"><p style="color: #ccc; background: #fff; width: 900px">??no.such.word??</p></main></body></html>""");
        assertThat(PageCheck.findings(page))
                .anyMatch(finding -> finding.contains("image-alt"))
                .anyMatch(finding -> finding.contains("color-contrast"))
                .anyMatch(finding -> finding.contains("html-has-lang"))
                .anyMatch(finding -> finding.contains("sideways"))
                .anyMatch(finding -> finding.contains("message bundle"));
    }

    private static List<String> look(Page page, String address) {
        var answer = page.navigate(address);
        if (answer.status() >= 500) {
            return List.of(address + " answered " + answer.status());
        }
        return PageCheck.findings(page);
    }
}
