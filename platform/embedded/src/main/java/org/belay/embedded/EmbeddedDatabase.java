// SPDX-License-Identifier: Apache-2.0
package org.belay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server started by this process.
 *
 * <p>A server on a directory keeps its data and is durable: {@code fsync} and {@code synchronous_commit} are on. One
 * without a directory is for tests, fast and forgotten. Two roles are made: {@value #OWNER} owns and migrates,
 * {@value #APPLICATION} owns nothing and cannot bypass row policies.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The role that owns all objects and runs migrations. */
    public static final String OWNER = "belay_owner";

    /** The role the application works with. */
    public static final String APPLICATION = "belay_app";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final @Nullable FileLock lock;

    private EmbeddedDatabase(EmbeddedPostgres server, @Nullable FileLock lock) {
        this.server = server;
        this.lock = lock;
    }

    /** Starts a server whose data is gone when it closes. */
    public static EmbeddedDatabase temporary() {
        try {
            return new EmbeddedDatabase(
                            builder().setServerConfig("max_connections", "200").start(), null)
                    .withRoles();
        } catch (IOException | IllegalStateException e) {
            throw explained(e);
        }
    }

    /**
     * Starts a durable server on a directory, made when absent.
     *
     * @throws DatabaseUnavailable when another Belay works on the directory, or the machine does not let PostgreSQL run
     */
    public static EmbeddedDatabase on(Path directory) {
        FileLock lock = lock(directory);
        try {
            var data = directory.resolve("data");
            stopLeftOver(data);
            var server = builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            return new EmbeddedDatabase(server, lock).withRoles();
        } catch (IOException | IllegalStateException e) {
            release(lock);
            throw explained(e);
        }
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("encoding", "UTF-8")
                .setLocaleConfig("locale", "C.UTF-8");
    }

    private static FileLock lock(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(
                    directory.resolve("belay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw inUse(directory, e);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The data directory " + directory.toAbsolutePath() + " cannot be written: " + e.getMessage() + ".",
                    e);
        }
        throw inUse(directory, null);
    }

    private static DatabaseUnavailable inUse(Path directory, @Nullable Throwable cause) {
        var message = "Another Belay is already running on " + directory.toAbsolutePath()
                + "; stop it, or set belay.embedded.directory to another place.";
        return cause == null ? new DatabaseUnavailable(message) : new DatabaseUnavailable(message, cause);
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that was killed leaves its server behind; we hold the lock, so nobody else can be using it. */
    private static void stopLeftOver(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var left = lines.isEmpty()
                ? null
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElse(null);
        if (left != null && left.info().command().orElse("").contains("postgres")) {
            left.destroy();
            try {
                left.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                left.destroyForcibly();
                left.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the left-over database server was stopping", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static DatabaseUnavailable explained(Exception failure) {
        var text = String.valueOf(failure.getMessage());
        if ("root".equals(System.getProperty("user.name"))) {
            text += " (As root, PostgreSQL is started in a user namespace: where those are switched off, run Belay as"
                    + " an ordinary user.)";
        }
        return new DatabaseUnavailable(
                "The embedded PostgreSQL could not start: " + text
                        + " Set BELAY_DATABASE_URL to use a PostgreSQL of your own.",
                failure);
    }

    private EmbeddedDatabase withRoles() {
        execute("postgres", """
                do $$ begin
                  if not exists (select from pg_roles where rolname = 'belay_owner') then
                    create role belay_owner login password 'belay_owner';
                    create role belay_app login password 'belay_app';
                  end if;
                end $$""");
        return this;
    }

    /** Makes an empty database owned by {@value #OWNER}, unless it is there already. */
    public EmbeddedDatabase withDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                execute("postgres", "create database " + name + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database " + name + " could not be made: " + e.getMessage(), e);
        }
        return this;
    }

    private void execute(String database, String sql) {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The embedded PostgreSQL refused its first set-up: " + e.getMessage(), e);
        }
    }

    /** The JDBC address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    @Override
    public void close() {
        try {
            server.close();
            if (lock != null) {
                release(lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
