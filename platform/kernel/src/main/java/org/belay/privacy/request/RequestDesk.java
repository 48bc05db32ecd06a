// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileContent;
import org.belay.jobs.Jobs;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.people.DirectoryChoices;
import org.belay.privacy.Erasure;
import org.belay.privacy.ErasureReport;
import org.belay.privacy.clock.LegalClocks;
import org.belay.privacy.clock.Regime;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office does with requests: take, fulfil, refuse, take longer. Each is settled once, and never by whom it is about. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
class RequestDesk {

    static final String NOTICE = "privacy.request";

    private final RequestRows rows;
    private final Copies copies;
    private final Erasure erasure;
    private final DirectoryChoices directory;
    private final LegalClocks clocks;
    private final TenantDirectory tenants;
    private final Jobs jobs;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    RequestDesk(
            RequestRows rows,
            Copies copies,
            Erasure erasure,
            DirectoryChoices directory,
            LegalClocks clocks,
            TenantDirectory tenants,
            Jobs jobs,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.erasure = erasure;
        this.directory = directory;
        this.clocks = clocks;
        this.tenants = tenants;
        this.jobs = jobs;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    long count(List<State> states) {
        return rows.count(states);
    }

    @Transactional(readOnly = true)
    long overdue() {
        return rows.overdue(clock.instant());
    }

    @Transactional(readOnly = true)
    List<PrivacyRequest> due(List<State> states, int offset, int atMost) {
        return rows.due(states, offset, atMost);
    }

    @Transactional(readOnly = true)
    List<PrivacyRequest> dueAfter(List<State> states, Instant due, UUID id, int atMost) {
        return rows.dueAfter(states, due, id, atMost);
    }

    @Transactional(readOnly = true)
    PrivacyRequest get(UUID id) {
        return rows.find(id).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    Optional<ErasureReport> report(UUID id) {
        return erasure.report(id);
    }

    @Transactional(readOnly = true)
    boolean mayExtend(PrivacyRequest request) {
        return request.waits()
                && request.extendedAt() == null
                && clocks.of(request.regime()).extension() > 0;
    }

    /** A copy for the office is for whoever fulfilled the request, while its time lasts. */
    @Transactional(readOnly = true)
    Optional<Copies.Copy> copy(PrivacyRequest request) {
        return fulfilled(request) ? copies.of(request.id()) : Optional.empty();
    }

    FileContent open(UUID id) throws IOException {
        var request = get(id);
        if (!fulfilled(request)) {
            throw new NotFound();
        }
        return copies.open(request);
    }

    private static boolean fulfilled(PrivacyRequest request) {
        var me = me();
        return me != null && me.equals(request.takenBy());
    }

    /** Says who works on it. */
    void take(UUID id) {
        var request = waiting(id);
        rows.take(id, me(), null);
        record("privacy.taken", request, Map.of());
    }

    /** Puts it under another rule; the time is counted anew from when it arrived. */
    void under(UUID id, Regime regime) {
        var request = waiting(id);
        if (!regime.forRequests()) {
            throw new RuleViolation("privacy.regime.unfit");
        }
        rows.due(
                id,
                regime,
                clocks.of(regime)
                        .due(request.receivedAt(), false, tenants.current().zone()),
                null);
        record("privacy.regime-changed", request, Map.of("before", request.regime(), "after", regime));
    }

    /** Takes the longer time that the rule allows, once, and tells the person why. */
    void extend(UUID id, @Nullable String why) {
        var request = waiting(id);
        if (!mayExtend(request)) {
            throw new RuleViolation("privacy.extension.none");
        }
        var reason = Wording.required(why, "privacy.reason.missing");
        var due = clocks.of(request.regime())
                .due(request.receivedAt(), true, tenants.current().zone());
        rows.due(id, request.regime(), due, clock.instant());
        record("privacy.extended", request, Map.of("reason", reason));
        tell(
                request,
                "privacy.notice.extended",
                due.atZone(tenants.current().zone()).toLocalDate(),
                reason);
    }

    /** Does what was asked. A copy is made by a job; the request is fulfilled when it is there. */
    void fulfil(UUID id, @Nullable String answer) {
        var request = waiting(id);
        switch (request.kind()) {
            case COPY -> makeCopy(request);
            case ERASURE -> erase(request);
            case CORRECTION -> settle(request, Wording.required(answer, "privacy.answer.missing"));
            case RESTRICTION -> {
                directory.hideAll(request.person());
                settle(request, Wording.required(answer, "privacy.answer.missing"));
            }
        }
    }

    private void makeCopy(PrivacyRequest request) {
        if (request.job() != null) {
            throw new RuleViolation("privacy.copy.under-way");
        }
        var job = jobs.start(CopyJob.TYPE, new CopyJob.Wanted(request.id()));
        rows.take(request.id(), me(), job.value());
        record("privacy.copy-begun", request, Map.of());
    }

    private void erase(PrivacyRequest request) {
        rows.settle(request.id(), State.FULFILLED, null, me(), clock.instant());
        erasure.erase(request.id(), request.person());
    }

    private void settle(PrivacyRequest request, String answer) {
        rows.settle(request.id(), State.FULFILLED, answer, me(), clock.instant());
        record("privacy.fulfilled", request, Map.of());
        tell(request, "privacy.notice.fulfilled");
    }

    void refuse(UUID id, @Nullable String why) {
        var request = waiting(id);
        var reason = Wording.required(why, "privacy.reason.missing");
        rows.settle(id, State.REFUSED, reason, me(), clock.instant());
        record("privacy.refused", request, Map.of("reason", reason));
        tell(request, "privacy.notice.refused");
    }

    private PrivacyRequest waiting(UUID id) {
        var request = rows.lock(id).orElseThrow(NotFound::new);
        if (!request.waits()) {
            throw new RuleViolation("privacy.request.settled");
        }
        if (request.person().value().equals(me())) {
            throw new RuleViolation("privacy.request.own");
        }
        return request;
    }

    private void tell(PrivacyRequest request, String key, Object... parameters) {
        notices.tell(request.person(), NOTICE, NoticeText.of(key, parameters), "/my-data");
    }

    private void record(String action, PrivacyRequest request, Map<String, ?> details) {
        var told = new java.util.TreeMap<String, Object>(details);
        told.put("request", request.id().toString());
        told.put("kind", request.kind().name());
        audit.record(action, "person", request.person().value(), told);
    }

    private static @Nullable UUID me() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
