// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** Whether everything on a page that can be used is reached by the Tab key alone, and shows that it is. */
public final class KeyboardCheck {

    private static final int MOST_STEPS = 400;

    /** Notes what ought to be reached, and from then on what is, with the look it has before and while it is reached. */
    private static final String BEGIN = """
            part => {
              const look = e => {
                const one = x => { const s = getComputedStyle(x); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine, s.clipPath, s.transform, s.insetBlockStart].join(); };
                return one(e) + (e.labels ? [...e.labels].map(one).join() : '') + (e.parentElement ? one(e.parentElement) : '');
              };
              const root = document.querySelector(part);
              const usable = [...root.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')]
                .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({visibilityProperty: true}))
                .filter(e => e.type !== 'radio' || e.checked || !document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`));
              const radios = new Set();
              const expected = usable.filter(e => e.type !== 'radio' || (!radios.has(e.name) && radios.add(e.name)));
              window.keyboardCheck = { expected, before: new Map(usable.map(e => [e, look(e)])), reached: new Set(), unseen: new Set() };
              addEventListener('focusin', event => {
                const e = event.target, check = window.keyboardCheck;
                check.reached.add(e);
                if (e.type === 'radio') expected.filter(other => other.name === e.name).forEach(other => check.reached.add(other));
                if (check.before.has(e) && look(e) === check.before.get(e)) check.unseen.add(e);
              });
              document.activeElement?.blur();
              document.documentElement.scrollTop = 0;
              if (root !== document.body) {
                const start = root.insertBefore(document.createElement('span'), root.firstChild);
                start.tabIndex = -1;
                start.focus();
              }
              const parts = 4; // a field for a date or a time has several stops of its own
              return expected.length + 5 + parts * expected.filter(e => /^(date|time|month|week|datetime-local)$/.test(e.type)).length;
            }
            """;

    private static final String END = """
            () => {
              const name = e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
              const check = window.keyboardCheck;
              return [...check.expected.filter(e => !check.reached.has(e)).map(e => 'Tab never reaches ' + name(e)),
                      ...[...check.unseen].map(e => 'nothing shows the focus on ' + name(e))];
            }
            """;

    private KeyboardCheck() {}

    /** Everything wrong, as sentences; empty when nothing is. */
    public static List<String> findings(Page page) {
        return findings(page, "body");
    }

    /** Everything wrong with what a page has of its own, where the rest is known from another page. */
    public static List<String> findingsWithinMain(Page page) {
        return findings(page, "main");
    }

    private static List<String> findings(Page page, String part) {
        var steps = ((Number) page.evaluate(BEGIN, part)).intValue();
        Stream.generate(() -> "Tab")
                .limit(Math.min(steps, MOST_STEPS))
                .forEach(key -> page.keyboard().press(key));
        return ((List<?>) page.evaluate(END))
                .stream().map(finding -> page.url() + " " + finding).toList();
    }
}
