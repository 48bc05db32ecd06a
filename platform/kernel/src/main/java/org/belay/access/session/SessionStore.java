// SPDX-License-Identifier: Apache-2.0
package org.belay.access.session;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions live in the database, behind the tenant wall: at another tenant's host they do not exist. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionStore {

    private static final String ADD_ATTRIBUTE = """
            insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?)
            on conflict (tenant_id, session_primary_id, attribute_name)
            do update set attribute_bytes = excluded.attribute_bytes""";

    @Bean
    FindByIndexNameSessionRepository<?> sessionRepository(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            @Value("${belay.session.timeout:8h}") Duration timeout) {
        var alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var store = new JdbcIndexedSessionRepository(jdbc, alone);
        store.setTableName("platform.spring_session");
        store.setDefaultMaxInactiveInterval(timeout);
        store.setCleanupCron("-");
        // two requests of one session may add the same attribute at once
        store.setCreateSessionAttributeQuery(ADD_ATTRIBUTE);
        return new PortalSessions<>(store);
    }

    @Bean
    FilterRegistrationBean<PortalSessions.OneRead> oneReadOfTheSession() {
        var registration = new FilterRegistrationBean<>(new PortalSessions.OneRead());
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }

    /** Host-only; with TLS, a name that a browser refuses to take from anywhere but this very host (RFC 6265bis). */
    @Bean
    CookieSerializer sessionCookie(@Value("${belay.secure:false}") boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-belay" : "belay");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
