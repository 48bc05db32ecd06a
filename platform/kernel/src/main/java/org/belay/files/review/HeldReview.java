// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileContent;
import org.belay.files.FileDecided;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.files.Finding.Grade;
import org.belay.files.PatientIdentifiers;
import org.belay.files.review.HeldFile.State;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a reviewer sees of held files, and decides about them: each once. */
@Service
@Transactional
@PreAuthorize("hasAuthority('files:review')")
class HeldReview {

    private static final int LONGEST = 500;

    private final HeldFiles held;
    private final Files files;
    private final PatientIdentifiers identifiers;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    HeldReview(
            HeldFiles held,
            Files files,
            PatientIdentifiers identifiers,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.events = events;
        this.held = held;
        this.files = files;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public long count(List<State> states) {
        return held.count(states);
    }

    @Transactional(readOnly = true)
    public List<HeldFile> newest(List<State> states, int offset, int atMost) {
        return held.newest(states, offset, atMost);
    }

    @Transactional(readOnly = true)
    public List<HeldFile> before(@Nullable Instant heldAt, UUID id, List<State> states, int atMost) {
        return held.before(heldAt, id, states, atMost);
    }

    @Transactional(readOnly = true)
    public HeldFile get(FileId id) {
        return held.find(id).orElseThrow(NotFound::new);
    }

    /** Opens it, which goes on record. */
    public FileContent open(FileId id) throws IOException {
        if (get(id).state() == State.PURGED) {
            throw new NotFound();
        }
        return files.openForReview(id);
    }

    /** Lets it be opened again by whom it belongs to. */
    public void release(FileId id, @Nullable String reason) {
        var file = decide(id, State.RELEASED, reason);
        audit.record("file.released", "file", id.value(), Map.of("sha256", file.sha256(), "reason", clean(reason)));
    }

    /** Deletes its bytes and its name for good; what is left says how large it was, its hash, by whom and why. */
    public void purge(FileId id, @Nullable String reason) {
        var file = decide(id, State.PURGED, reason);
        files.remove(id);
        audit.record(
                "file.purged",
                "file",
                id.value(),
                Map.of("sha256", file.sha256(), "size", file.size(), "use", file.use(), "reason", clean(reason)));
    }

    private HeldFile decide(FileId id, State state, @Nullable String reason) {
        var file = get(id);
        if (!held.decide(id, state, clean(reason))) {
            throw new RuleViolation("files.held.decided");
        }
        events.publishEvent(new FileDecided(TenantScope.require().tenant(), id, state == State.PURGED));
        return file;
    }

    /** The reason is kept, so it must not hold what the file is deleted for. */
    private String clean(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RuleViolation("files.held.reason.missing");
        }
        if (reason.length() > LONGEST) {
            throw new RuleViolation("files.held.reason.too-long", LONGEST);
        }
        if (identifiers.in(reason).stream().anyMatch(finding -> finding.grade() == Grade.CERTAIN)) {
            throw new RuleViolation("files.held.reason.identifies");
        }
        return reason.strip();
    }
}
