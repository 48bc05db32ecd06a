// SPDX-License-Identifier: Apache-2.0
package belay.drills;

import belay.benchmarks.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loses the database's server while people write, and brings Belay back: from a base backup and the archived log, and
 * from a standby. Uses what the server itself offers: {@code pg_backup_start} and {@code pg_backup_stop} around a copy
 * of the data directory, {@code archive_command}, {@code restore_command}, {@code pg_promote} (PostgreSQL 18, 25.3 and
 * 26.2). {@code deploy/benchmarks/run recovery}; {@code -Dseconds} sets how long people write before and after the
 * backup, {@code -Darchive} the server's {@code archive_timeout} in seconds.
 */
public final class Recovery {

    private static final int PORT = 18090;
    private static final int WRITERS = 8;
    private static final String HOST = "greatlakes.localhost";

    /** Folders of the server's own that a copy has empty. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final int seconds = Integer.getInteger("seconds", 20);
    private final int archiveTimeout = Integer.getInteger("archive", 10);
    private final Path jar;
    private final Path work;
    private final Path archive;

    private Recovery(Path jar, Path work) throws IOException {
        this.jar = jar;
        this.work = work;
        this.archive = Files.createDirectories(work.resolve("archive"));
    }

    public static void main(String[] args) throws Exception {
        var drill = new Recovery(Jars.in(Path.of("deploy/app/target")), Files.createTempDirectory("belay-recovery"));
        System.out.println(
                "| Lost server | Acknowledged | Lost | The lost ones were acknowledged | Time of the copy | Database back after | Belay back after |");
        System.out.println("|---|---|---|---|---|---|---|");
        drill.fromTheArchive();
        drill.fromAStandby("standby, asynchronous", "");
        drill.fromAStandby("standby, synchronous", "*");
    }

    private Map<String, String> archiving() {
        return Map.of(
                "archive_mode", "on",
                "archive_timeout", Integer.toString(archiveTimeout),
                "archive_command",
                        "test ! -f %1$s/%%f && cp %%p %1$s/part && mv %1$s/part %1$s/%%f".formatted(archive));
    }

    private void fromTheArchive() throws Exception {
        var copy = work.resolve("copy");
        var server = Server.start(work.resolve("lost"), archiving());
        server.prepare();
        Duration copying;
        List<Writers.Written> acknowledged;
        Instant end;
        try (var node = Node.start(jar, PORT, server.url(), work)) {
            node.ready();
            try (var writers = new Writers(WRITERS, List.of(PORT), HOST, new Visitor(PORT, HOST).token())) {
                goOn();
                copying = copy(server, copy);
                goOn();
                server.kill();
                end = Instant.now();
                acknowledged = writers.acknowledged();
            }
        }
        var begin = Instant.now();
        Files.createFile(copy.resolve("recovery.signal"));
        try (var restored = Server.start(copy, Map.of("restore_command", "cp %s/%%f %%p".formatted(archive)))) {
            restored.awaitWritable();
            var database = Duration.between(begin, Instant.now());
            try (var node = Node.start(jar, PORT, restored.url(), work)) {
                node.ready();
                var belay = Duration.between(begin, Instant.now());
                report("base backup and archive", restored, acknowledged, end, copying, database, belay);
            }
        }
    }

    private void fromAStandby(String name, String synchronous) throws Exception {
        var folder = Files.createTempDirectory(work, "standby");
        var server = Server.start(folder.resolve("lost"), Map.of());
        server.prepare();
        var copying = copy(server, folder.resolve("standby"));
        Files.createFile(folder.resolve("standby/standby.signal"));
        var standby = Server.start(
                folder.resolve("standby"),
                Map.of(
                        "primary_conninfo",
                        "host=127.0.0.1 port=%d user=postgres"
                                .formatted(server.process().getPort())));
        try (standby) {
            server.execute("alter system set synchronous_standby_names = '" + synchronous + "'");
            server.execute("select pg_reload_conf()");
            var either = "jdbc:postgresql://localhost:%d,localhost:%d/%s?targetServerType=primary"
                    .formatted(server.process().getPort(), standby.process().getPort(), Server.DATABASE);
            try (var node = Node.start(jar, PORT, either, work)) {
                node.ready();
                try (var writers = new Writers(WRITERS, List.of(PORT), HOST, new Visitor(PORT, HOST).token())) {
                    goOn();
                    server.kill();
                    var end = Instant.now();
                    var acknowledged = writers.acknowledged();
                    standby.execute("select pg_promote()");
                    standby.awaitWritable();
                    var database = Duration.between(end, Instant.now());
                    var belay = Duration.between(end, writers.firstAfter(end.plus(database)));
                    report(name, standby, acknowledged, end, copying, database, belay);
                }
            }
        }
    }

    private static void report(
            String name,
            Server server,
            List<Writers.Written> acknowledged,
            Instant end,
            Duration copying,
            Duration database,
            Duration belay)
            throws SQLException {
        var there = emails(server);
        var lost = acknowledged.stream()
                .filter(written -> !there.contains(written.email()))
                .toList();
        var earliest = lost.stream().map(Writers.Written::at).min(Instant::compareTo);
        System.out.printf(
                "| %s | %d | %d | %s | %s | %s | %s |%n",
                name,
                acknowledged.size(),
                lost.size(),
                earliest.map(at -> "in the last " + tenths(Duration.between(at, end)))
                        .orElse("none"),
                tenths(copying),
                tenths(database),
                tenths(belay));
    }

    /** Copies the data directory while the server works, as PostgreSQL asks for it. */
    private static Duration copy(Server server, Path to) throws SQLException, IOException {
        var begin = Instant.now();
        try (var connection = server.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('drill', true)");
            copyTree(server.data(), to);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop(true)")) {
                row.next();
                Files.writeString(to.resolve("backup_label"), row.getString(1));
            }
        }
        return Duration.between(begin, Instant.now());
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var inside = from.relativize(file);
                if (inside.toString().startsWith("postmaster.")
                        || inside.getNameCount() > 1
                                && EMPTIED.contains(inside.getName(0).toString())) {
                    continue;
                }
                try {
                    Files.copy(file, to.resolve(inside.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException gone) {
                    // dropped since the copy began; the log tells the rest
                }
            }
        }
    }

    private static Set<String> emails(Server server) throws SQLException {
        try (var connection = server.superuser(Server.DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select email from platform.person where email like 'drill-%@drill.example'")) {
            var emails = new HashSet<String>();
            while (rows.next()) {
                emails.add(rows.getString(1));
            }
            return emails;
        }
    }

    private void goOn() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds));
    }

    private static String tenths(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
