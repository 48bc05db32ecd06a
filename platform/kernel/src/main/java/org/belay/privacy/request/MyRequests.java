// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileContent;
import org.belay.people.PersonId;
import org.belay.privacy.RequestReceived;
import org.belay.privacy.clock.LegalClocks;
import org.belay.privacy.clock.Regime;
import org.belay.privacy.request.PrivacyRequest.Kind;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the person who acts may ask about their own data, and nobody else's. */
@Service
@Transactional
class MyRequests {

    private final RequestRows rows;
    private final Copies copies;
    private final LegalClocks clocks;
    private final TenantDirectory tenants;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MyRequests(
            RequestRows rows,
            Copies copies,
            LegalClocks clocks,
            TenantDirectory tenants,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.rows = rows;
        this.copies = copies;
        this.clocks = clocks;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws RuleViolation when the person still waits for an answer to the same */
    UUID ask(Kind kind, @Nullable String wish) {
        var me = me();
        var words = kind == Kind.CORRECTION ? Wording.required(wish, "privacy.wish.missing") : Wording.optional(wish);
        var tenant = tenants.current();
        var regime = Regime.of(tenant);
        var now = clock.instant();
        var due = clocks.of(regime).due(now, false, tenant.zone());
        var id = rows.add(me, kind, words, regime, now, due)
                .orElseThrow(() -> new RuleViolation("privacy.request.waits"));
        events.publishEvent(new RequestReceived(tenant.id(), id, LocalDate.ofInstant(due, tenant.zone())));
        audit.record("privacy.asked", "person", me.value(), Map.of("request", id.toString(), "kind", kind.name()));
        return id;
    }

    @Transactional(readOnly = true)
    List<PrivacyRequest> all() {
        return rows.of(me());
    }

    @Transactional(readOnly = true)
    PrivacyRequest get(UUID id) {
        return rows.find(id).filter(request -> request.person().equals(me())).orElseThrow(NotFound::new);
    }

    /** Takes a request back, as long as nobody has settled it. */
    void withdraw(UUID id) {
        get(id);
        var request = rows.lock(id).orElseThrow(NotFound::new);
        if (!request.waits()) {
            throw new RuleViolation("privacy.request.settled");
        }
        rows.settle(id, State.WITHDRAWN, null, me().value(), clock.instant());
        audit.record("privacy.withdrawn", "person", me().value(), Map.of("request", id.toString()));
    }

    /** The copy that answers a request, while its time lasts. */
    FileContent open(UUID id) throws IOException {
        return copies.open(get(id));
    }

    @Transactional(readOnly = true)
    Map<UUID, Copies.Copy> copies() {
        return copies.of(me());
    }

    /** A program that acts for itself has no data of its own. */
    static PersonId me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(actor -> PersonId.of(java.util.Objects.requireNonNull(actor.id())))
                .orElseThrow(NotFound::new);
    }
}
