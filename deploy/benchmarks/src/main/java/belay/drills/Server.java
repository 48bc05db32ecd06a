// SPDX-License-Identifier: Apache-2.0
package belay.drills;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.belay.embedded.EmbeddedDatabase;

/** A durable PostgreSQL whose settings a drill chooses and whose process it may kill. */
record Server(EmbeddedPostgres process, Path data) implements AutoCloseable {

    static final String DATABASE = "belay";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts a server on a directory, which may hold a copy that is to be recovered. */
    static Server start(Path data, Map<String, String> settings) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setPGStartupWait(PATIENCE)
                .setRegisterShutdownHook(false)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("encoding", "UTF-8")
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        settings.forEach((name, value) -> builder.setServerConfig(name, "'" + value + "'"));
        return new Server(builder.start(), data);
    }

    /** Makes the two roles and the empty database. */
    void prepare() throws SQLException {
        execute("create role %1$s login password '%1$s'".formatted(EmbeddedDatabase.OWNER));
        execute("create role %1$s login password '%1$s'".formatted(EmbeddedDatabase.APPLICATION));
        execute("create database " + DATABASE + " owner " + EmbeddedDatabase.OWNER);
    }

    Connection superuser(String database) throws SQLException {
        return process.getDatabase("postgres", database).getConnection();
    }

    void execute(String sql) throws SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String database, String sql) throws SQLException {
        try (var connection = superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Waits until the server has recovered, or has been promoted. */
    void awaitWritable() throws SQLException {
        var end = Instant.now().plus(PATIENCE);
        while (ask("postgres", "select pg_is_in_recovery()").equals("t")) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the server on " + data + " stays in recovery");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + process.getPort() + "/" + DATABASE;
    }

    /** The server's first process and all it started end at once, as with a machine that loses power. */
    void kill() throws IOException {
        var pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        var first = ProcessHandle.of(pid).orElseThrow();
        var all = first.descendants().toList();
        first.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        first.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
