// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The places where an actor is signed in. For code that acts for that actor or has checked its own permission. */
@Component
public class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> store;

    Sessions(FindByIndexNameSessionRepository<? extends Session> store) {
        this.store = store;
    }

    /** One place. */
    public record Place(String id, Instant since, Instant lastUsed) {}

    /** Latest used first. */
    public List<Place> of(UUID actor) {
        return store.findByPrincipalName(actor.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Place(session.getId(), session.getCreationTime(), session.getLastAccessedTime()))
                .sorted(Comparator.comparing(Place::lastUsed).reversed())
                .toList();
    }

    /**
     * Signs an actor out.
     *
     * @param except the one session that stays, or null for none
     * @return how many ended
     */
    public int end(UUID actor, @Nullable String except) {
        var ending = store.findByPrincipalName(actor.toString()).keySet().stream()
                .filter(id -> !id.equals(except))
                .toList();
        ending.forEach(store::deleteById);
        return ending.size();
    }

    /** Tells all sessions of an actor its newest name, language and zone. */
    public void tell(SignedIn someone) {
        tell(store, someone);
    }

    private static <S extends Session> void tell(FindByIndexNameSessionRepository<S> store, SignedIn someone) {
        store.findByPrincipalName(someone.getName()).values().forEach(session -> {
            session.setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(someone));
            store.save(session);
        });
    }
}
