// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.belay.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again while people write: whatever they were told was done is there, once. The profile
 * {@code bad-days} makes it as long as it should be; {@code -Dbelay.crash.seed} repeats a run's choices.
 */
class CrashLoopTests {

    private static final int ROUNDS = Integer.getInteger("belay.crash.rounds", 1);
    private static final int NODES = Integer.getInteger("belay.crash.nodes", 1);
    private static final int WRITES_A_ROUND = Integer.getInteger("belay.crash.writes", 20);
    private static final int LONGEST_PAUSE = 1_000;
    private static final long SEED = Long.getLong("belay.crash.seed", System.nanoTime());
    private static final int WRITERS = 2;
    private static final int ROWS = 100;
    private static final List<String> TENANTS = List.of("lakeshore", "greatlakes");

    @TempDir
    static Path work;

    private static EmbeddedDatabase database;
    private static GreenMail mailServer;

    private final AtomicReferenceArray<Node> nodes = new AtomicReferenceArray<>(NODES);
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    @BeforeAll
    static void prepare() {
        database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase("belay");
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
    }

    @AfterAll
    static void stop() {
        mailServer.stop();
        database.close();
    }

    @Test
    void whatWasAcknowledgedIsThereOnceHoweverOftenTheServerIsKilled() throws Exception {
        System.out.printf("Crash loop with -Dbelay.crash.seed=%d%n", SEED);
        try {
            for (int i = 0; i < NODES; i++) {
                nodes.set(i, started(i));
            }
            var before = peopleOfEach();
            var secondsToReady = new ArrayList<Double>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var writing = TENANTS.stream()
                        .flatMap(tenant -> begin(tenant, threads).stream())
                        .toList();
                try {
                    killAndStart(secondsToReady);
                } finally {
                    goesOn.set(false);
                }
                for (var writer : writing) {
                    writer.get();
                }
            }
            checkAll(before);
            report(secondsToReady);
        } finally {
            for (int i = 0; i < NODES; i++) {
                if (nodes.get(i) != null) {
                    nodes.get(i).close();
                }
            }
        }
    }

    private void killAndStart(List<Double> secondsToReady) throws IOException {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            waitForWrites();
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(LONGEST_PAUSE)).toNanos());
            var victim = round % NODES;
            nodes.get(victim).close();
            var killed = System.nanoTime();
            nodes.set(victim, started(victim));
            secondsToReady.add((System.nanoTime() - killed) / 1e9);
        }
    }

    /** Until enough was written since the round began; the kill comes at a moment after that which nobody can foresee. */
    private void waitForWrites() {
        var enough = writtenOneByOne() + WRITES_A_ROUND;
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (writtenOneByOne() < enough) {
            assertThat(System.nanoTime()).as("nobody writes any more").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private long writtenOneByOne() {
        return acknowledged()
                - ledgers.values().stream().mapToLong(Ledger::imported).sum();
    }

    private long acknowledged() {
        return ledgers.values().stream().mapToLong(Ledger::acknowledged).sum();
    }

    private Node started(int number) throws IOException {
        return Node.start(
                        work.resolve("node-" + number + ".log"),
                        List.of(
                                "-Dbelay.demo=true",
                                "-Dbelay.node=node-" + number,
                                "-Dbelay.jobs.enabled=true",
                                "-Dbelay.jobs.heartbeat=500ms",
                                "-Dbelay.jobs.first-pause=1s",
                                "-Dbelay.jobs.polling=200ms",
                                "-Dbelay.audit.seal-every=500ms",
                                "-Dbelay.limits.api-per-minute=1000000000",
                                "-Dbelay.secret=the-same-secret-on-both-nodes-0123456789",
                                "-Dbelay.database.url=" + database.url("belay"),
                                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER,
                                "-Dbelay.files.directory=" + work.resolve("files"),
                                "-Dbelay.audit.directory=" + work.resolve("audit"),
                                "-Dspring.mail.host=127.0.0.1",
                                "-Dspring.mail.port=" + mailServer.getSmtp().getPort()))
                .ready();
    }

    private List<Future<?>> begin(String tenant, ExecutorService threads) {
        var ledger = new Ledger();
        ledgers.put(tenant, ledger);
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i <= WRITERS; i++) {
            var writer = new Writer(
                    tenant + ".localhost",
                    tenant + "-" + i,
                    SEED + running.size(),
                    any -> nodes.get(Math.floorMod(any, NODES)).port(),
                    ledger,
                    goesOn::get);
            running.add(threads.submit(i == WRITERS ? () -> writer.importTables(ROWS) : writer::addPeople));
        }
        return running;
    }

    private Map<String, Long> peopleOfEach() throws SQLException {
        var counts = new HashMap<String, Long>();
        for (var tenant : TENANTS) {
            counts.put(tenant, books(tenant).number("select count(*) from platform.person"));
        }
        return counts;
    }

    private static Books books(String tenant) {
        return new Books(database.url("belay"), tenant);
    }

    private void checkAll(Map<String, Long> before) throws Exception {
        for (var tenant : TENANTS) {
            var ledger = ledgers.get(tenant);
            assertThat(ledger.surprises()).isEmpty();
            assertThat(ledger.people()).isNotEmpty();
            books(tenant).awaitQuiet();
            checkPeople(tenant, before.get(tenant));
            checkTheOthersSeeNothing(tenant);
            checkAudit(tenant);
        }
    }

    private void checkPeople(String tenant, long before) throws Exception {
        var ledger = ledgers.get(tenant);
        var books = books(tenant);
        assertThat(books.people("@crash.example")).as("none lost, none doubled").isEqualTo(ledger.people());
        assertThat(books.number("select count(*) from platform.person where email_lower like '%@table.example'"))
                .isEqualTo(ledger.imported());
        assertThat(books.number("select count(*) from platform.person"))
                .isEqualTo(before + ledger.people().size() + ledger.imported());
        assertThat(books.number("select count(*) from platform.job where state = 'FAILED'"))
                .isZero();
        var letters = letters(tenant);
        assertThat(letters.keySet()).isEqualTo(ledger.invited());
        assertThat(letters.values()).as("one letter each").allMatch(count -> count == 1);
    }

    /** How many letters came to each who was invited; one that was handed over again keeps its number. */
    private static Map<String, Long> letters(String tenant) throws Exception {
        var numbers = new HashMap<String, Set<String>>();
        for (var mail : mailServer.getReceivedMessages()) {
            var to = mail.getAllRecipients()[0].toString();
            if (to.startsWith(tenant) && to.endsWith("@crash.example")) {
                numbers.computeIfAbsent(to, fresh -> new HashSet<>()).add(mail.getHeader("Message-ID")[0]);
            }
        }
        var counts = new HashMap<String, Long>();
        numbers.forEach((to, ids) -> counts.put(to, (long) ids.size()));
        return counts;
    }

    private void checkTheOthersSeeNothing(String tenant) throws Exception {
        for (var other : TENANTS) {
            if (!other.equals(tenant)) {
                var wire = new Wire(other + ".localhost", nodes.get(0).port());
                var bearer = wire.bearer();
                for (var id :
                        ledgers.get(tenant).people().values().stream().limit(5).toList()) {
                    assertThat(wire.send("GET /api/people/" + id, "", bearer).status())
                            .isEqualTo(404);
                }
                assertThat(books(other).people("@crash.example").keySet())
                        .doesNotContainAnyElementsOf(
                                ledgers.get(tenant).people().keySet());
            }
        }
    }

    private void checkAudit(String tenant) throws Exception {
        var ledger = ledgers.get(tenant);
        var wire = new Wire(tenant + ".localhost", nodes.get(0).port());
        var checked = wire.send("POST /api/audit/checks", "", wire.bearer());
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.text()).contains("\"last\":").doesNotContain("\"fault\":{");
        for (var action : Map.of(
                        "person.added",
                        ledger.people().size(),
                        "person.invited",
                        ledger.invited().size())
                .entrySet()) {
            assertThat(books(tenant).entriesOf(action.getKey(), ledger.people().values()))
                    .as(action.getKey())
                    .isEqualTo(action.getValue().longValue());
        }
    }

    private void report(List<Double> secondsToReady) {
        var sorted = secondsToReady.stream().sorted().toList();
        var all = ledgers.values();
        System.out.println(
                "| Rounds | Nodes | Acknowledged writes | Asked again | Answered as before | Lost | Doubled | Seconds to ready: median, longest |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        System.out.printf(
                "| %d | %d | %,d | %,d | %,d | 0 | 0 | %.1f, %.1f |%n",
                ROUNDS,
                NODES,
                acknowledged(),
                all.stream().mapToLong(Ledger::retries).sum(),
                all.stream().mapToLong(Ledger::replays).sum(),
                sorted.get(sorted.size() / 2),
                sorted.getLast());
        System.out.printf(
                "People added %,d, imported %,d, invited %,d; mails handed over %,d%n",
                all.stream().mapToLong(ledger -> ledger.people().size()).sum(),
                all.stream().mapToLong(Ledger::imported).sum(),
                all.stream().mapToLong(ledger -> ledger.invited().size()).sum(),
                Arrays.stream(mailServer.getReceivedMessages()).count());
    }
}
