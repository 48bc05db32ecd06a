// SPDX-License-Identifier: Apache-2.0
package org.belay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    private static final String NAME = "trial";

    @TempDir
    Path directory;

    @Test
    void aServerOnADirectoryIsDurableAndKeepsItsData() throws SQLException {
        try (var database = EmbeddedDatabase.on(directory).withDatabase(NAME);
                var connection = owner(database)) {
            assertThat(one(connection, "show fsync")).isEqualTo("on");
            assertThat(one(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(connection, "show full_page_writes")).isEqualTo("on");
            execute(connection, "create table kept (id int)");
            execute(connection, "insert into kept values (7)");
        }
        try (var database = EmbeddedDatabase.on(directory).withDatabase(NAME);
                var connection = owner(database)) {
            assertThat(one(connection, "select id from kept")).isEqualTo("7");
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() throws Exception {
        var acknowledged = acknowledgedUntilKilled();

        try (var database = EmbeddedDatabase.on(directory).withDatabase(NAME);
                var connection = owner(database);
                var rows = connection.createStatement().executeQuery("select id::text from written order by id")) {
            var stored = new ArrayList<String>();
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
            assertThat(acknowledged).isNotEmpty();
            assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    @Test
    void twoProcessesDoNotShareADirectory() {
        try (var first = EmbeddedDatabase.on(directory)) {
            assertThatThrownBy(() -> EmbeddedDatabase.on(directory))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("already running");
            assertThat(first.url(NAME)).startsWith("jdbc:postgresql:");
        }
    }

    @Test
    void theApplicationsRoleOwnsNothingAndIsNoSuperuser() throws SQLException {
        try (var database = EmbeddedDatabase.temporary().withDatabase(NAME);
                var connection = DriverManager.getConnection(
                        database.url(NAME), EmbeddedDatabase.APPLICATION, EmbeddedDatabase.APPLICATION)) {
            assertThat(
                            one(
                                    connection,
                                    "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    /** Lets another JVM write rows, kills it in the middle, and answers which rows it had said were stored. */
    private List<String> acknowledgedUntilKilled() throws IOException, InterruptedException {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var acknowledged = new ArrayList<String>();
        try (var output = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("stored ")) {
                    acknowledged.add(line.substring("stored ".length()));
                }
                if (acknowledged.size() == 200) {
                    assertThat(writer.toHandle().destroyForcibly()).isTrue(); // leaves the pipe readable to its end
                }
            }
        }
        writer.waitFor();
        return acknowledged;
    }

    /** Writes rows one after the other and says so after each commit, until somebody kills it. */
    static final class Writer {

        public static void main(String[] args) throws SQLException {
            var database = EmbeddedDatabase.on(Path.of(args[0])).withDatabase(NAME);
            try (var connection = owner(database)) {
                execute(connection, "create table written (id int primary key)");
                for (int id = 0; ; id++) {
                    execute(connection, "insert into written values (" + id + ")");
                    System.out.println("stored " + id);
                }
            }
        }
    }

    private static Connection owner(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(NAME), EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER);
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.requireNonNull(rows.getString(1));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
