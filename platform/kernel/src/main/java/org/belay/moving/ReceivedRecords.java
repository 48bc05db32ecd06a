// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.moving.Received.Line;
import org.belay.moving.Received.State;
import org.belay.moving.RecordDocument.Owner;
import org.belay.moving.RecordDocument.Part;
import org.belay.moving.RecordPart.Origin;
import org.belay.moving.RecordReader.Signed;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that people bring. Whose it is, is told by the address that it is made for; where the name in it is another, or
 * the organization wants it so, the office accepts before anything is stored. For code that has checked who asks.
 */
@Service
@Transactional
public class ReceivedRecords {

    static final String OFFICE_ACCEPTS = "moving.office-accepts";

    private final ReceivedRows rows;
    private final RecordReader reader;
    private final RecordParts parts;
    private final People people;
    private final Settings settings;
    private final AuditLog audit;
    private final Clock clock;

    ReceivedRecords(
            ReceivedRows rows,
            RecordReader reader,
            RecordParts parts,
            People people,
            Settings settings,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.reader = reader;
        this.parts = parts;
        this.people = people;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A part of a file as it is offered.
     *
     * @param understood whether there is a place for it here
     * @param titles the first of its items, in words
     */
    public record Offer(String name, boolean understood, int items, List<String> titles) {}

    /**
     * Keeps a file that was read, until its owner has chosen.
     *
     * @throws RuleViolation where it is made for somebody else
     */
    UUID keep(PersonId person, Signed signed) {
        var details = people.detailsOf(person).orElseThrow(NotFound::new);
        var document = signed.document();
        if (details.email() == null
                || !details.email().equalsIgnoreCase(document.recipient().email())) {
            throw new RuleViolation("moving.other-person");
        }
        return rows.keep(
                person.value(), signed, sameName(details, document.person()) ? null : name(document), clock.instant());
    }

    private static String name(RecordDocument document) {
        return document.person().givenName() + " " + document.person().familyName();
    }

    private static boolean sameName(PersonDetails here, Owner there) {
        return plain(here.givenName()).equals(plain(there.givenName()))
                && plain(here.familyName()).equals(plain(there.familyName()));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** @throws NotFound where it is somebody else's */
    @Transactional(readOnly = true)
    public Received get(PersonId person, UUID id) {
        return rows.find(id)
                .filter(received -> received.person().equals(person.value()))
                .orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public List<Received> of(PersonId person) {
        return rows.of(person.value());
    }

    /** What is in a file that has not been settled. */
    @Transactional(readOnly = true)
    public List<Offer> offers(UUID id) {
        var offers = new ArrayList<Offer>();
        for (var part : document(id).parts()) {
            var known = parts.named(part.name());
            offers.add(new Offer(
                    part.name(),
                    known.isPresent(),
                    part.items().size(),
                    known.map(here -> part.items().stream()
                                    .limit(5)
                                    .map(here::title)
                                    .toList())
                            .orElse(List.of())));
        }
        return List.copyOf(offers);
    }

    /** Takes what its owner has chosen, or lets it wait for the office. */
    public void choose(PersonId person, UUID id, Set<String> chosen) {
        get(person, id);
        rows.lock(id);
        var received = get(person, id);
        if (received.state() != State.READ) {
            throw new RuleViolation("moving.settled");
        }
        requireInTime(received);
        var names = document(id).parts().stream()
                .map(Part::name)
                .filter(chosen::contains)
                .toList();
        if (names.isEmpty()) {
            throw new RuleViolation("moving.nothing");
        }
        if (received.named() != null || settings.yes(OFFICE_ACCEPTS)) {
            rows.choose(id, names);
            audit.record("record.waits", "person", person.value(), told(received, names));
        } else {
            take(received, names);
        }
    }

    /** The owner does not want it, or the office does not accept it. */
    public void refuse(UUID id) {
        settleable(id);
        var received = rows.find(id).orElseThrow(NotFound::new);
        rows.settle(id, State.REFUSED, received.parts(), null, me(), clock.instant());
        audit.record("record.refused", "person", received.person(), told(received, received.parts()));
    }

    /** Takes what waited. */
    void accept(UUID id) {
        settleable(id);
        var received = rows.find(id).orElseThrow(NotFound::new);
        requireInTime(received);
        take(received, received.parts());
    }

    private void settleable(UUID id) {
        if (rows.lock(id).isEmpty()) {
            throw new NotFound();
        }
        if (rows.find(id).map(Received::state).filter(State.WAITING::equals).isEmpty()) {
            throw new RuleViolation("moving.settled");
        }
    }

    private void requireInTime(Received received) {
        if (received.expiresAt().isBefore(clock.instant())) {
            throw new RuleViolation("moving.expired.meanwhile");
        }
    }

    private void take(Received received, List<String> names) {
        var document = document(received.id());
        var origin = new Origin(document.issuer().host(), document.issuer().name(), document.signedAt());
        var result = new ArrayList<Line>();
        for (var part : document.parts()) {
            if (names.contains(part.name())) {
                result.add(parts.named(part.name())
                        .map(here -> here.take(received.person(), origin, part.items()))
                        .map(taken -> new Line(part.name(), taken.added(), taken.known(), taken.left()))
                        .orElseGet(
                                () -> new Line(part.name(), 0, 0, part.items().size())));
            }
        }
        rows.settle(received.id(), State.TAKEN, names, result, me(), clock.instant());
        audit.record("record.taken", "person", received.person(), told(received, names));
    }

    private static Map<String, Object> told(Received received, List<String> parts) {
        return Map.of("issuer", received.issuerHost(), "sha256", received.sha256(), "parts", parts);
    }

    private RecordDocument document(UUID id) {
        var file = rows.content(id).orElseThrow(() -> new RuleViolation("moving.settled"));
        try {
            return reader.document(JWSObject.parse(file).getPayload().toBytes());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable UUID me() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
