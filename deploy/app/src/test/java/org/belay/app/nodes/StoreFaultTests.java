// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belay.app.nodes.Wire.Answer;
import org.belay.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose disk is full, or whose place for files takes nothing: it says so, keeps nothing by halves, and goes on. */
class StoreFaultTests {

    private static final String HOST = "lakeshore.localhost";
    private static final int ROOM = 100_000;
    private static final String LARGE = people(4_000);
    private static final String SMALL = people(10);

    @TempDir
    static Path work;

    private static EmbeddedDatabase database;
    private static Node node;
    private static Wire api;
    private static Wire desk;
    private static String bearer;
    private static Path store;
    private static Path aside;

    private Set<String> before;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase("belay");
        store = work.resolve("files");
        aside = Files.createDirectory(work.resolve("aside"));
        node = Node.start(
                        work.resolve("node.log"),
                        List.of(
                                "-Dbelay.demo=true",
                                "-Dbelay.jobs.enabled=false",
                                "-Dbelay.secret=the-same-secret-on-both-nodes-0123456789",
                                "-Dbelay.database.url=" + database.url("belay"),
                                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER,
                                "-Djava.io.tmpdir=" + aside,
                                "-Dbelay.files.directory=" + store,
                                "-Dbelay.audit.directory=" + work.resolve("audit")))
                .ready();
        api = new Wire(HOST, node.port());
        bearer = api.bearer();
        desk = new Wire(HOST, node.port());
        desk.signIn("admin@lakeshore.example");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void look() throws Exception {
        before = rows();
        assertThat(blobs()).isEqualTo(before);
    }

    @AfterEach
    void mend() throws Exception {
        room("unlimited");
    }

    @Test
    void aFullDiskIsSaidAndOnceThereIsRoomTheSameRequestSucceedsOnce() throws Exception {
        room(String.valueOf(ROOM));
        saysThatFilesCannotBeKept(handIn("full", LARGE));
        saysThatFilesCannotBeKept(desk.handIn("/imports", LARGE, "kind", "people"));
        keptNothing();
        goesOnWithTheRest();
        assertThat(handIn("small", SMALL).status()).isEqualTo(201);

        room("unlimited");
        succeedsOnce("full");
        assertThat(rows()).hasSize(before.size() + 2).isEqualTo(blobs());
    }

    @Test
    void aPlaceThatTakesNothingIsSaidAndOnceItDoesTheSameRequestSucceedsOnce() throws Exception {
        var away = Files.move(store, work.resolve("files-away"));
        Files.writeString(store, "in the way");
        try {
            saysThatFilesCannotBeKept(handIn("away", LARGE));
            saysThatFilesCannotBeKept(desk.handIn("/imports", LARGE, "kind", "people"));
            goesOnWithTheRest();
        } finally {
            Files.delete(store);
            Files.move(away, store);
        }
        keptNothing();
        succeedsOnce("away");
        assertThat(rows()).hasSize(before.size() + 1).isEqualTo(blobs());
    }

    private static void saysThatFilesCannotBeKept(Answer answer) {
        assertThat(answer.text()).contains("Files cannot be kept just now");
        assertThat(answer.text())
                .doesNotContain("Exception", "java.", "File too large", "in the way", store.toString());
        if (answer.text().contains("/problems/")) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).containsPattern("(?i)retry-after: [1-9]");
        } else {
            assertThat(answer.status()).isIn(422, 503); // the form again, or a page
        }
    }

    private void keptNothing() throws Exception {
        assertThat(rows()).isEqualTo(before);
        assertThat(blobs()).isEqualTo(before);
        assertThat(namesBelow(aside)).noneMatch(name -> name.endsWith(".upload") || name.startsWith("upload_"));
    }

    private static void goesOnWithTheRest() throws IOException {
        assertThat(desk.get("/people").status()).isEqualTo(200);
        assertThat(api.send("GET /api/people?limit=20", "", bearer).status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    private static void succeedsOnce(String key) throws IOException {
        var made = handIn(key, LARGE);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).doesNotContain("Idempotent-Replay");
        var again = handIn(key, LARGE);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).contains("Idempotent-Replay: true");
        assertThat(again.member("id")).isEqualTo(made.member("id"));
    }

    private static Answer handIn(String key, String file) throws IOException {
        return api.send(
                "POST /api/imports",
                Wire.multipart("kind", "people", file),
                bearer,
                Wire.MULTIPART,
                "Idempotency-Key: " + key);
    }

    /** How large a file the node can write, as if the disk had no more room. */
    private static void room(String bytes) throws IOException, InterruptedException {
        var limit = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(node.process().pid()), "--fsize=" + bytes + ":")
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).isZero();
    }

    private static Set<String> rows() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.url("belay"), EmbeddedDatabase.APPLICATION, EmbeddedDatabase.APPLICATION);
                var statement = connection.createStatement()) {
            var ids = new TreeSet<String>();
            for (var tenant : List.of("lakeshore", "greatlakes")) {
                statement.execute(
                        "select set_config('belay.tenant', id::text, false) from platform.tenant where slug = '"
                                + tenant + "'");
                try (var row = statement.executeQuery("select id from platform.stored_file")) {
                    while (row.next()) {
                        ids.add(row.getString(1));
                    }
                }
            }
            return ids;
        }
    }

    private static Set<String> blobs() throws IOException {
        return namesBelow(store);
    }

    private static Set<String> namesBelow(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** As a registrar's spreadsheet saves it. */
    private static String people(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "N%1$d,Family%1$d,Given,p%1$d@many.example\r\n".formatted(i))
                .collect(Collectors.joining("", "Student ID,Family name,First name,E-mail\r\n", ""));
    }
}
