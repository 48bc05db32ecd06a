// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the platform itself can do: Spring MVC, one transaction bound to a tenant, one query of twenty rows by JDBC.
 * Everything that Belay adds is measured against it.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
public class Bare {

    public static void main(String[] args) {
        SpringApplication.run(Bare.class, args);
    }

    @Bean
    HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(System.getProperty("bare.url"));
        pool.setUsername(System.getProperty("bare.user"));
        pool.setPassword(System.getProperty("bare.password"));
        pool.setMaximumPoolSize(16);
        return pool;
    }

    /** The endpoint. */
    @RestController
    static class Rows {

        private final JdbcTemplate jdbc;
        private final TransactionTemplate reading;
        private final String tenant = System.getProperty("bare.tenant", "");

        Rows(DataSource pool) {
            jdbc = new JdbcTemplate(pool);
            reading = new TransactionTemplate(new JdbcTransactionManager(pool));
            reading.setReadOnly(true);
        }

        @GetMapping("/rows")
        List<Map<String, @Nullable Object>> rows() {
            var rows = reading.execute(status -> {
                jdbc.queryForObject("select set_config('belay.tenant', ?, true)", String.class, tenant);
                return jdbc.queryForList("""
                        select id, given_name, family_name, preferred_name, pronouns, email, zone, language, version
                          from platform.person where tenant_id = ?::uuid order by name_lower collate "C", id limit 20""", tenant);
            });
            return rows == null ? List.of() : rows;
        }
    }
}
