// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.belay.app.nodes.Wire.Answer;
import org.belay.embedded.EmbeddedDatabase;
import org.belay.testkit.FaultProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose database is cut off, silent, slow or short of connections: it says so, loses nothing and comes back. */
class DatabaseFaultTests {

    private static final String HOST = "lakeshore.localhost";
    private static final int AT_ONCE = 12;
    private static final int WAITING = 2;
    private static final Duration BOUND = Duration.ofSeconds(12);

    @TempDir
    static Path work;

    private static EmbeddedDatabase database;
    private static FaultProxy proxy;
    private static Node node;
    private static Wire api;
    private static String bearer;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase("belay");
        proxy = new FaultProxy(
                URI.create(database.url("belay").substring("jdbc:".length())).getPort());
        node = Node.start(
                        work.resolve("node.log"),
                        List.of(
                                "-Dbelay.demo=true",
                                "-Dbelay.jobs.enabled=false",
                                "-Dbelay.secret=the-same-secret-on-both-nodes-0123456789",
                                "-Dbelay.database.url=jdbc:postgresql://127.0.0.1:" + proxy.port()
                                        + "/belay?prepareThreshold=0", // so that each COMMIT goes out in full
                                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER,
                                "-Dbelay.database.connections=2",
                                "-Dbelay.database.longest-silence=2",
                                "-Dbelay.admission.requests=" + AT_ONCE,
                                "-Dbelay.admission.waiting=" + WAITING,
                                "-Dspring.datasource.hikari.connection-timeout=1000",
                                "-Dspring.datasource.hikari.validation-timeout=500",
                                "-Dbelay.files.directory=" + work.resolve("files"),
                                "-Dbelay.audit.directory=" + work.resolve("audit")))
                .ready();
        api = new Wire(HOST, node.port());
        bearer = api.bearer();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        proxy.close();
        database.close();
    }

    @AfterEach
    void mend() throws IOException {
        proxy.pass();
        awaitStatus("/actuator/health/readiness", 200);
    }

    @Test
    void whenTheAnswerToACommitIsLostTheRetryFindsWhatWasMade() throws IOException {
        proxy.loseTheAnswerToTheCommitOf("Turnstone");

        saysThatItIsAway(create("turnstone", "Turnstone"));
        assertThat(proxy.sprung()).isTrue();

        var again = create("turnstone", "Turnstone");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).contains("Idempotent-Replay: true");
        assertThat(peopleNamed("Turnstone")).isEqualTo(1);
    }

    @Test
    void whenACommitNeverArrivesTheRetryMakesItAnew() throws IOException {
        proxy.loseTheCommitOf("Dunlin");

        saysThatItIsAway(create("dunlin", "Dunlin"));
        assertThat(proxy.sprung()).isTrue();
        assertThat(peopleNamed("Dunlin")).isZero();

        var again = create("dunlin", "Dunlin");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).doesNotContain("Idempotent-Replay");
        assertThat(peopleNamed("Dunlin")).isEqualTo(1);
    }

    @Test
    void aSilentDatabaseIsGivenUpInTimeAndFoundAgain() throws Exception {
        var manager = new Wire(HOST, node.port());
        manager.signIn("admin@lakeshore.example");
        assertThat(manager.get("/people").status()).isEqualTo(200);
        proxy.halfOpen();

        var answers = atOnce(List.of(
                DatabaseFaultTests::list,
                DatabaseFaultTests::list,
                () -> create("silent", "Sanderling"),
                () -> manager.get("/people"),
                () -> manager.send("GET /sign-in", ""),
                () -> api.askForToken()));
        assertThat(answers).allSatisfy(DatabaseFaultTests::saysThatItIsAway);
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503);

        proxy.pass();
        awaitStatus("/actuator/health/readiness", 200);
        assertThat(manager.get("/people").status()).isEqualTo(200);
        assertThat(create("silent", "Sanderling").status()).isEqualTo(201);
        assertThat(peopleNamed("Sanderling")).isEqualTo(1);
    }

    @Test
    void requestsWhoseConnectionsAreResetSaySoAndTheNextOnesAreWell() throws Exception {
        proxy.delay(Duration.ofMillis(100));
        var answers = new ArrayList<Answer>();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = List.of(requests.submit(DatabaseFaultTests::list), requests.submit(DatabaseFaultTests::list));
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
            proxy.reset();
            proxy.pass();
            for (var request : begun) {
                answers.add(request.get());
            }
        }
        assertThat(answers).anySatisfy(DatabaseFaultTests::saysThatItIsAway);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503);
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void anAnswerThatDripsInIsStillWhole() throws IOException {
        var whole = list().text();
        proxy.drip(256, Duration.ofMillis(5));

        var slow = list();
        assertThat(slow.status()).isEqualTo(200);
        assertThat(slow.text().lines().toList().getLast())
                .isEqualTo(whole.lines().toList().getLast());
    }

    @Test
    void whoGetsNoConnectionIsToldToComeBack() throws Exception {
        proxy.delay(Duration.ofMillis(400));

        var answers = atOnce(Collections.nCopies(12, DatabaseFaultTests::list));
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503).contains(503);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .allSatisfy(DatabaseFaultTests::saysThatItIsAway);

        proxy.pass();
        awaitStatus("/actuator/health/readiness", 200);
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void moreRequestsThanAreLetInAreToldAtOnceToComeBack() throws Exception {
        proxy.halfOpen();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = System.nanoTime();
            var first = new ExecutorCompletionService<Answer>(threads);
            for (int i = 0; i < AT_ONCE + WAITING + 6; i++) {
                first.submit(DatabaseFaultTests::list);
            }
            for (int i = 0; i < 6; i++) {
                var refused = first.take().get();
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.text())
                        .contains("Retry-After: 2", "/problems/busy")
                        .doesNotContain("\"request\":\"null\"");
            }
            assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
            for (int i = 0; i < AT_ONCE + WAITING; i++) {
                var kept = first.take().get(); // the waiting ones never had their turn
                assertThat(kept.status()).isIn(429, 503);
                assertThat(kept.text()).contains("Retry-After");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
        }

        proxy.pass();
        awaitStatus("/actuator/health/readiness", 200);
        assertThat(atOnce(Collections.nCopies(AT_ONCE, api::askForToken)))
                .extracting(Answer::status)
                .isSubsetOf(200, 503)
                .contains(200);
        assertThat(list().status()).isEqualTo(200);
    }

    /** Everything at the same time; each must end within the bound. */
    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        var begun = System.nanoTime();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : threads.invokeAll(requests)) {
                answers.add(ended.get());
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
        return answers;
    }

    private static Answer list() throws IOException {
        return api.send("GET /api/people?limit=20", "", bearer);
    }

    private static Answer create(String key, String familyName) throws IOException {
        return api.send(
                "POST /api/people",
                "{\"givenName\":\"Robin\",\"familyName\":\"" + familyName + "\"}",
                bearer,
                "Content-Type: application/json",
                "Idempotency-Key: " + key);
    }

    private static int peopleNamed(String familyName) throws IOException {
        var found = api.send("GET /api/people?search=" + familyName, "", bearer);
        assertThat(found.status()).isEqualTo(200);
        return found.text().split("\"familyName\":\"" + familyName + "\"", -1).length - 1;
    }

    private static void saysThatItIsAway(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text())
                .containsPattern("(?i)retry-after: [1-9]")
                .containsAnyOf("/problems/unavailable", "<h1>");
    }

    private static void awaitStatus(String path, int status) throws IOException {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (api.get(path).status() != status) {
            assertThat(System.nanoTime()).as("%s is never %d", path, status).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
