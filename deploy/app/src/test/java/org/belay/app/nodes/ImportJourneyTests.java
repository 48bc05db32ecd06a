// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.belay.embedded.EmbeddedDatabase;
import org.belay.testkit.Browser;
import org.belay.testkit.PageCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many people come in from a spreadsheet, the server is killed in the middle, goes on after its restart, and the import
 * is undone. {@code -Dbelay.import.rows=20000} makes it as large as a university.
 */
@ExtendWith(Browser.Extension.class)
class ImportJourneyTests {

    private static final int ROWS = Integer.getInteger("belay.import.rows", 2_000);
    private static final double PATIENCE = 300_000;
    private static final String PEOPLE = "select count(*) from platform.person";
    private static final String DONE =
            "select coalesce(max(done), 0) from platform.job where type = 'imports.store' and state = 'RUNNING'";

    @TempDir
    static Path work;

    private static EmbeddedDatabase database;
    private static List<String> options;

    @BeforeAll
    static void prepare() throws IOException {
        database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase("belay");
        options = List.of(
                "-Dbelay.demo=true",
                "-Dbelay.jobs.enabled=true",
                "-Dbelay.jobs.heartbeat=500ms",
                "-Dbelay.secret=the-same-secret-on-both-nodes-0123456789",
                "-Dbelay.database.url=" + database.url("belay"),
                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER,
                "-Dbelay.files.directory=" + work.resolve("files"),
                "-Dbelay.audit.directory=" + work.resolve("audit"));
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    void anImportIsWatchedSurvivesAKilledServerAndIsUndone(Browser browser) throws Exception {
        var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
        String path;
        long before;
        long begun = System.nanoTime();
        try (var first = Node.start(work.resolve("first.log"), options).ready()) {
            before = number(PEOPLE);
            signIn(page, first);
            begun = System.nanoTime();
            path = upload(page, first);
            say("uploaded, mapped and checked", begun);
            button(page, "Import the " + String.format("%,d", ROWS) + " ready rows")
                    .click();
            waitForTheMiddle();
        } // killed, not stopped
        var stored = number(PEOPLE) - before;
        assertThat(stored).isBetween(1L, ROWS - 1L);
        say("killed after " + stored + " people", begun);

        try (var second = Node.start(work.resolve("second.log"), options).ready()) {
            page.navigate(address(second) + path);
            await(page, String.format("%,d added", ROWS));
            say("imported", begun);
            assertThat(number(PEOPLE)).isEqualTo(before + ROWS);
            assertThat(
                            number(
                                    "select count(distinct email_lower) from platform.person where email_lower like '%@many.example'"))
                    .isEqualTo(ROWS);
            assertThat(PageCheck.findings(page)).isEmpty();

            button(page, "See what an undo would do").click();
            await(page, "An undo would remove " + String.format("%,d", ROWS) + " rows");
            say("looked into the undo", begun);
            assertThat(number(PEOPLE)).isEqualTo(before + ROWS);
            assertThat(PageCheck.findings(page)).isEmpty();
            button(page, "Undo this import").click();
            await(page, String.format("%,d", ROWS) + " rows removed");
            say("undone", begun);
            assertThat(number(PEOPLE)).isEqualTo(before);
            assertThat(PageCheck.findings(page)).isEmpty();
        }
    }

    private static String upload(Page page, Node node) throws IOException {
        page.navigate(address(node) + "/imports/new");
        page.check("input[name=kind][value=people]");
        page.locator("input[type=file]").setInputFiles(table());
        button(page, "Upload and check").click();
        page.waitForURL("**/mapping");
        assertThat(PageCheck.findings(page)).isEmpty();
        button(page, "Check the rows").click();
        await(page, "1 needs you");
        assertThat(page.locator("main")).containsText("Family name");
        assertThat(PageCheck.findings(page)).isEmpty();
        return page.url().substring(address(node).length());
    }

    /** As a registrar's spreadsheet saves it; one row lacks a name. */
    private static Path table() throws IOException {
        var text = new StringBuilder("\uFEFFStudent ID;Family name;First name;E-mail\r\n");
        for (int i = 0; i < ROWS; i++) {
            text.append("N%1$d;Family%1$d;Given;p%1$d@many.example\r\n".formatted(i));
        }
        text.append("N-1;;Nobody;nobody@many.example\r\n");
        return Files.writeString(work.resolve("people.csv"), text);
    }

    private static void waitForTheMiddle() throws SQLException {
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (number(DONE) < ROWS / 4) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the import does not begin");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void signIn(Page page, Node node) {
        page.navigate(address(node) + "/sign-in");
        page.getByLabel("E-mail").fill("admin@lakeshore.example");
        page.getByLabel("Password").fill("belay-demo");
        button(page, "Sign in").click();
        page.waitForURL(address(node) + "/");
    }

    private static String address(Node node) {
        return "http://lakeshore.localhost:" + node.port();
    }

    private static void await(Page page, String words) {
        assertThat(page.locator("main"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void say(String what, long begun) {
        System.out.printf("%,d rows: %s after %.1f s%n", ROWS, what, (System.nanoTime() - begun) / 1e9);
    }

    private static long number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.url("belay"), EmbeddedDatabase.APPLICATION, EmbeddedDatabase.APPLICATION);
                var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('belay.tenant', id::text, false) from platform.tenant where slug = 'lakeshore'");
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
