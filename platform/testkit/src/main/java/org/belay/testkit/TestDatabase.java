// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.belay.embedded.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL server per JVM and a fresh database per Spring context. Import it into a test. Where a Docker daemon
 * answers, the server runs in a container; otherwise it is the embedded one. With the system property
 * {@code belay.test.containers=required} the embedded one is refused.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The address of a new, empty database owned by the owner role. */
    public static String create() {
        return Server.CURRENT.create("test_" + DATABASES.incrementAndGet());
    }

    @Bean
    Location testDatabase() {
        return new Location(create());
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(Location location) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return location.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.APPLICATION;
            }

            @Override
            public String getPassword() {
                return EmbeddedDatabase.APPLICATION;
            }
        };
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(Location location) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return location.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.OWNER;
            }

            @Override
            public String getPassword() {
                return EmbeddedDatabase.OWNER;
            }
        };
    }

    /** What must not outlast a database stays out of the source tree: the signed heads of its audit logs. */
    @Bean
    DynamicPropertyRegistrar directoriesOfTests() throws IOException {
        var directory = Files.createTempDirectory("belay-test");
        return properties -> properties.add(
                "belay.audit.directory", () -> directory.resolve("audit").toString());
    }

    /** Where the database of this context is. */
    public record Location(String url) {}

    private record Server(UnaryOperator<String> creation) {

        static final Server CURRENT = start();

        private static Server start() {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return inContainer();
            }
            if ("required".equals(System.getProperty("belay.test.containers"))) {
                throw new IllegalStateException("The containers profile needs a Docker daemon, and none answers.");
            }
            var database = EmbeddedDatabase.temporary();
            SpringApplication.getShutdownHandlers().add(database::close); // after the contexts that use it
            return new Server(name -> database.withDatabase(name).url(name));
        }

        @SuppressWarnings("resource") // lives as long as the JVM
        private static Server inContainer() {
            var container = new PostgreSQLContainer("postgres:18")
                    .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8") // as the embedded one
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
            container.start();
            execute(container, "create role belay_owner login password 'belay_owner'");
            execute(container, "create role belay_app login password 'belay_app'");
            return new Server(name -> {
                execute(container, "create database " + name + " owner belay_owner");
                return "jdbc:postgresql://%s:%d/%s".formatted(container.getHost(), container.getMappedPort(5432), name);
            });
        }

        private static void execute(PostgreSQLContainer container, String sql) {
            try (var connection = DriverManager.getConnection(
                            container.getJdbcUrl(), container.getUsername(), container.getPassword());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        String create(String name) {
            return creation.apply(name);
        }
    }
}
