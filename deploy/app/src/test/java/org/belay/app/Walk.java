// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.belay.testkit.Browser;
import org.belay.testkit.KeyboardCheck;
import org.belay.testkit.PageCheck;
import org.jspecify.annotations.Nullable;

/** One person follows every link, with two browsers at a time, each on a desk in light and on a phone in dark. */
final class Walk {

    private static final int MOST_PAGES = 150;
    private static final String LINKS =
            "() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href).filter(h => h.startsWith(location.origin))";

    private final Demo demo;
    private final String tenant;
    private final String name;
    private final Set<String> lookedAt;

    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> kinds = new HashSet<>();
    private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
    private int begun;
    private int underWay;

    /** @param lookedAt kinds of pages that somebody has looked at: they only have to answer; this walk's are added */
    Walk(Demo demo, String tenant, String name, Set<String> lookedAt) {
        this.demo = demo;
        this.tenant = tenant;
        this.name = name;
        this.lookedAt = lookedAt;
    }

    /** What is wrong with the pages, those that nobody looked at among it. */
    List<String> findings(Browser browser) throws InterruptedException, ExecutionException {
        found(Stream.of(demo.address(tenant) + "/"));
        try (var other = browser.another();
                var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> walkers = List.of(() -> go(browser), () -> go(other));
            for (var walker : threads.invokeAll(walkers)) {
                walker.get();
            }
        }
        waiting.forEach(address -> findings.add(address + " was not looked at"));
        return findings;
    }

    private Void go(Browser browser) throws InterruptedException {
        var desk = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        var phone = browser.visitor(Browser.PHONE, ColorScheme.DARK);
        demo.signIn(desk, tenant, name);
        demo.signIn(phone, tenant, name);
        for (var address = next(); address != null; address = next()) {
            try {
                look(desk, phone, address);
            } finally {
                done();
            }
        }
        return null;
    }

    private void look(Page desk, Page phone, String address) {
        var answer = desk.navigate(address);
        if (answer.status() >= 500) {
            findings.add(address + " answered " + answer.status() + " to " + name);
        }
        found(links(desk));
        if (firstOfItsKind(address)) {
            findings.addAll(PageCheck.findings(desk));
            findings.addAll(PageCheck.findingsAtTwiceTheSize(desk));
            findings.addAll(
                    address.endsWith("/") ? KeyboardCheck.findings(desk) : KeyboardCheck.findingsWithinMain(desk));
            phone.navigate(address);
            findings.addAll(PageCheck.findings(phone));
        }
    }

    private synchronized void found(Stream<String> links) {
        links.filter(link -> kinds.add(kind(link))).forEach(waiting::add);
        notifyAll();
    }

    private synchronized @Nullable String next() throws InterruptedException {
        while (waiting.isEmpty() && underWay > 0) {
            wait();
        }
        if (waiting.isEmpty() || begun == MOST_PAGES) {
            return null;
        }
        begun++;
        underWay++;
        return waiting.removeFirst();
    }

    private synchronized void done() {
        underWay--;
        notifyAll();
    }

    private boolean firstOfItsKind(String address) {
        synchronized (lookedAt) {
            return lookedAt.add(kind(address).replaceFirst("^http://[^/]+", ""));
        }
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
