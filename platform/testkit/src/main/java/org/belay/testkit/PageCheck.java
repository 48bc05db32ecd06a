// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What must hold for every page, whoever made it. */
public final class PageCheck {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Whatever scrolls sideways, other than parts that are meant to. */
    private static final String OVERFLOW =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";

    private static final String UNRESOLVED =
            "() => /\\?\\?[a-z][\\w.-]+\\?\\?/.test(document.documentElement.innerHTML)";

    private PageCheck() {}

    /** Of what holds, one place is enough: naming all of them takes longer than looking. */
    private static AxeRunOptions onlyViolations() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** Whether the page holds at twice the size, where a desk has half the room (WCAG 1.4.4, 1.4.10). */
    public static List<String> findingsAtTwiceTheSize(Page page) {
        var size = page.viewportSize();
        page.setViewportSize(size.width / 2, size.height / 2);
        try {
            return Boolean.TRUE.equals(page.evaluate(OVERFLOW))
                    ? List.of(page.url() + " the page scrolls sideways at 200 %")
                    : List.of();
        } finally {
            page.setViewportSize(size.width, size.height);
        }
    }

    /** Everything wrong with the page as it is now, as sentences; empty when nothing is. */
    public static List<String> findings(Page page) {
        var axe = new AxeBuilder(page)
                        .setLegacyMode(true) // no page holds frames, so none has to be gathered on a page of its own
                        .options(onlyViolations())
                        .withTags(RULES)
                        .analyze()
                        .getViolations()
                        .stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s: %s %s"
                                        .formatted(rule.getId(), node.getTarget(), node.getFailureSummary())));
        var wide = Boolean.TRUE.equals(page.evaluate(OVERFLOW))
                ? Stream.of("the page scrolls sideways")
                : Stream.<String>of();
        var words = Boolean.TRUE.equals(page.evaluate(UNRESOLVED))
                ? Stream.of("a word is missing from the message bundle")
                : Stream.<String>of();
        return Stream.of(axe, wide, words)
                .flatMap(sentences -> sentences)
                .map(sentence -> page.url() + " " + sentence)
                .toList();
    }
}
