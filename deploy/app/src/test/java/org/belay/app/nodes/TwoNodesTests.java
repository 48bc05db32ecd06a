// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.belay.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database behave as one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTests {

    private static final String LAKESHORE = "lakeshore.localhost";
    private static final Pattern LOGIN = Pattern.compile("[a-z.-]+@lakeshore[.]example");

    private static final int SIGN_INS_A_MINUTE = 60;

    @TempDir
    static Path work;

    private static EmbeddedDatabase database;
    private static GreenMail mailServer;
    private static Node one;
    private static Node other;
    private static Balancer balancer;

    @BeforeAll
    static void startBoth() throws IOException {
        database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase("belay");
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        var options = List.of(
                "-Dbelay.demo=true",
                "-Dbelay.jobs.enabled=true",
                "-Dbelay.secret=the-same-secret-on-both-nodes-0123456789",
                "-Dbelay.database.url=" + database.url("belay"),
                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER,
                "-Dbelay.files.directory=" + work.resolve("files"),
                "-Dbelay.audit.directory=" + work.resolve("audit"),
                "-Dspring.mail.host=127.0.0.1",
                "-Dspring.mail.port=" + mailServer.getSmtp().getPort());
        one = Node.start(work.resolve("one.log"), options).ready();
        other = Node.start(work.resolve("other.log"), options).ready();
        balancer = new Balancer(List.of(one.port(), other.port()));
    }

    @AfterAll
    static void stopBoth() throws IOException {
        balancer.close();
        one.close();
        other.close();
        mailServer.stop();
        database.close();
    }

    @Test
    @Order(0)
    void aLimitIsOneLimitOnBothNodes() throws IOException {
        var stranger = new Wire("localhost", balancer.port());
        var minute = 0L;
        var admitted = 0;
        do { // again, should a minute have ended meanwhile
            minute = minuteOfTheDatabase();
            admitted = 0;
            for (int i = 0; i < 2 * SIGN_INS_A_MINUTE; i++) {
                admitted += stranger.get("/operator").status() == 429 ? 0 : 1;
            }
        } while (minute != minuteOfTheDatabase());
        assertThat(admitted).isEqualTo(SIGN_INS_A_MINUTE);
    }

    @Test
    @Order(1)
    void aSessionIsOneOnBothNodesAndEndsOnBoth() throws IOException {
        var admin = signedIn("admin@lakeshore.example");
        for (int i = 0; i < 6; i++) {
            assertThat(admin.get("/people").status()).isEqualTo(200);
        }

        admin.through(one.port()).post("/sign-out");

        assertThat(admin.through(other.port()).get("/people").status()).isEqualTo(302);
    }

    @Test
    @Order(2)
    void whatIsSwitchedOffAtOneNodeIsOffAtTheOtherAtTheNextRequest() throws IOException {
        var admin = signedIn("admin@lakeshore.example");
        assertThat(admin.through(other.port()).get("/credits").status()).isEqualTo(200);

        assertThat(admin.through(one.port()).post("/features/credits/off").status())
                .isEqualTo(302);
        assertThat(admin.through(other.port()).get("/credits").status()).isEqualTo(404);

        admin.through(other.port()).post("/features/credits/on");
        assertThat(admin.through(one.port()).get("/credits").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void eachMailGoesOutOnceWhicheverNodeTakesIt() throws Exception {
        var admin = signedIn("admin@lakeshore.example");
        var logins = LOGIN.matcher(admin.get("/people").text()
                        + admin.get("/people?page=2").text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(logins).hasSizeGreaterThan(30);
        var visitor = new Wire(LAKESHORE, balancer.port());
        for (var login : logins) {
            assertThat(visitor.post("/password/reset", "login", login).status()).isEqualTo(302);
        }

        var posted = posted();
        assertThat(posted).isGreaterThan(30);
        assertThat(mailServer.waitForIncomingEmail(60_000, posted))
                .as("%d of %d mails came", mailServer.getReceivedMessages().length, posted)
                .isTrue();
        assertThat(recipientsOnceQuiet()).hasSize(posted).doesNotHaveDuplicates();
    }

    @Test
    @Order(4)
    void aNodeThatIsStoppedFinishesWhatItHasAndTheOtherGoesOn() throws Exception {
        var admin = signedIn("admin@lakeshore.example");
        var atTheOne = new Wire(LAKESHORE, one.port());
        try (var begun = atTheOne.begin("/sign-in", "login", "learner@lakeshore.example", "password", "belay-demo")) {
            balancer.takeOut(one.port());
            one.process().destroy();
            one.waitForLog("Commencing graceful shutdown");
            assertThat(begun.finish().text())
                    .contains("302", "Location: http://" + LAKESHORE + ":" + one.port() + "/\r\n");
        }
        assertThat(one.stop()).isEqualTo(143);

        for (int i = 0; i < 10; i++) {
            assertThat(admin.get("/people").status()).isEqualTo(200);
        }
        assertThat(atTheOne.through(other.port()).get("/account").status()).isEqualTo(200);
    }

    private static Wire signedIn(String login) throws IOException {
        var wire = new Wire(LAKESHORE, balancer.port());
        wire.signIn(login);
        return wire;
    }

    private static long minuteOfTheDatabase() {
        return System.currentTimeMillis() / 60_000; // it runs on this machine
    }

    /** How many mails were committed; not everybody of the demo can sign in, and who cannot gets none. */
    private static int posted() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.url("belay"), EmbeddedDatabase.APPLICATION, EmbeddedDatabase.APPLICATION);
                var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('belay.tenant', id::text, false) from platform.tenant where slug = 'lakeshore'");
            try (var row = statement.executeQuery("select count(*) from platform.mail where subject is not null")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Whom mail went to, once two rounds of both nodes have brought nothing more. */
    private static List<String> recipientsOnceQuiet() throws Exception {
        var before = -1;
        while (before != mailServer.getReceivedMessages().length) {
            before = mailServer.getReceivedMessages().length;
            mailServer.waitForIncomingEmail(5_000, before + 1);
        }
        return Arrays.stream(mailServer.getReceivedMessages())
                .map(TwoNodesTests::recipient)
                .toList();
    }

    private static String recipient(Message mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
