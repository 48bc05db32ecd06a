// SPDX-License-Identifier: Apache-2.0
package org.belay.embedded;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** Uses an embedded, persistent PostgreSQL unless {@code belay.database.url} names another one. */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ConditionalOnProperty(name = "belay.database.url", havingValue = "embedded", matchIfMissing = true)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedDatabaseConfiguration {

    private static final String NAME = "belay";

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(@Value("${belay.embedded.directory:data/postgresql-18}") Path directory) {
        return EmbeddedDatabase.on(directory).withDatabase(NAME);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
        return new ApplicationConnection(database.url(NAME));
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(EmbeddedDatabase database) {
        return new OwnerConnection(database.url(NAME));
    }

    private record ApplicationConnection(String getJdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return EmbeddedDatabase.APPLICATION;
        }

        @Override
        public String getPassword() {
            return EmbeddedDatabase.APPLICATION;
        }
    }

    private record OwnerConnection(String getJdbcUrl) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return EmbeddedDatabase.OWNER;
        }

        @Override
        public String getPassword() {
            return EmbeddedDatabase.OWNER;
        }
    }
}
