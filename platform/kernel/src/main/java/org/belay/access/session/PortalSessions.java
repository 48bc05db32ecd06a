// SPDX-License-Identifier: Apache-2.0
package org.belay.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions in the database whose last access is written at most once a minute, so that reading a page seldom writes a
 * row.
 *
 * @param <S> the session type of the store behind it
 */
final class PortalSessions<S extends Session> implements FindByIndexNameSessionRepository<PortalSessions.Visit<S>> {

    private static final ThreadLocal<AtomicReference<@Nullable Visit<?>>> OF_THIS_REQUEST = new ThreadLocal<>();
    private static final Duration WRITTEN_AT_MOST_EVERY = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> store;

    PortalSessions(FindByIndexNameSessionRepository<S> store) {
        this.store = store;
    }

    @Override
    public Visit<S> createSession() {
        return new Visit<>(store.createSession());
    }

    @Override
    public void save(Visit<S> visit) {
        store.save(visit.stored);
    }

    /** Finds a session; asked again within one request, which Spring Session does at its end, without a statement. */
    @Override
    @SuppressWarnings("unchecked") // what is remembered is this class's own
    public @Nullable Visit<S> findById(String id) {
        var known = OF_THIS_REQUEST.get();
        if (known != null
                && known.get() instanceof Visit<?> found
                && found.getId().equals(id)) {
            return (Visit<S>) found;
        }
        var stored = store.findById(id);
        var visit = stored == null ? null : new Visit<>(stored);
        remember(visit);
        return visit;
    }

    @Override
    public void deleteById(String id) {
        remember(null);
        store.deleteById(id);
    }

    private static void remember(@Nullable Visit<?> visit) {
        var known = OF_THIS_REQUEST.get();
        if (known != null) {
            known.set(visit);
        }
    }

    /** Stands around Spring Session's own filter, whose end asks for the session again. */
    static final class OneRead extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            OF_THIS_REQUEST.set(new AtomicReference<>());
            try {
                chain.doFilter(request, response);
            } finally {
                OF_THIS_REQUEST.remove();
            }
        }
    }

    @Override
    public Map<String, Visit<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        var visits = new HashMap<String, Visit<S>>();
        store.findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, stored) -> visits.put(id, new Visit<>(stored)));
        return visits;
    }

    /** One session. */
    static final class Visit<S extends Session> implements Session {

        private final S stored;

        Visit(S stored) {
            this.stored = stored;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(stored.getLastAccessedTime(), time).compareTo(WRITTEN_AT_MOST_EVERY) >= 0) {
                stored.setLastAccessedTime(time);
            }
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                stored.removeAttribute(name);
            } else {
                stored.setAttribute(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
