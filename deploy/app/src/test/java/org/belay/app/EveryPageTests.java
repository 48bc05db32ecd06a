// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.testkit.Browser;
import org.belay.testkit.KeyboardCheck;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Follows every link as each role, and looks at each kind of page on a desk in light and on a phone in dark. */
@SystemTest
class EveryPageTests {

    private static final int MOST_PAGES = 150;
    private static final String LINKS =
            "() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href).filter(h => h.startsWith(location.origin))";

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
    void noPageHasAFinding(Visitor visitor, Browser browser) {
        var desk = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        var phone = browser.visitor(Browser.PHONE, ColorScheme.DARK);
        demo.signIn(desk, visitor.tenant(), visitor.name());
        demo.signIn(phone, visitor.tenant(), visitor.name());

        var findings = new ArrayList<String>();
        var waiting = new ArrayDeque<>(List.of(demo.address(visitor.tenant()) + "/"));
        var kinds = new HashSet<>(Set.of(kind(waiting.getFirst())));
        for (int pages = 0; !waiting.isEmpty() && pages < MOST_PAGES; pages++) {
            var address = waiting.removeFirst();
            var answer = desk.navigate(address);
            if (answer.status() >= 500) {
                findings.add(address + " answered " + answer.status() + " to " + visitor);
            }
            links(desk).filter(link -> kinds.add(kind(link))).forEach(waiting::add);
            if (SEEN_BEFORE.add(kind(address))) {
                findings.addAll(PageCheck.findings(desk));
                findings.addAll(PageCheck.findingsAtTwiceTheSize(desk));
                findings.addAll(pages == 0 ? KeyboardCheck.findings(desk) : KeyboardCheck.findingsWithinMain(desk));
                findings.addAll(look(phone, address));
            }
        }

        assertThat(findings).isEmpty();
        assertThat(waiting).as("pages that nobody looked at").isEmpty();
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

    private static Stream<String> links(Page page) {
        return ((List<?>) page.evaluate(LINKS))
                .stream()
                        .map(link -> String.valueOf(link).replaceAll("#.*", ""))
                        .filter(link -> !link.matches(".*(\\.csv|\\.pdf|/download|/certificate|/api/.*)(\\?.*)?"));
    }

    /** The address without what tells one thing from another. */
    private static String kind(String address) {
        return address.replaceAll("\\?.*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }
}
