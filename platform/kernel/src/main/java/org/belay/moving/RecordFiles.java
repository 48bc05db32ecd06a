// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.belay.audit.AuditLog;
import org.belay.consents.Consents;
import org.belay.moving.RecordDocument.Issuer;
import org.belay.moving.RecordDocument.Owner;
import org.belay.moving.RecordDocument.Part;
import org.belay.moving.RecordDocument.Recipient;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tokens.TenantSignatures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes a person's record into a signed file, with their consent. For code that acts for the person. */
@Service
@Transactional
public class RecordFiles {

    static final String CONSENT = "moving.record";
    static final String DAYS = "moving.file-days";

    private static final int WORDS = 1;
    private static final int MOST_DAYS = 120;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private final RecordParts parts;
    private final People people;
    private final Consents consents;
    private final TenantSignatures signatures;
    private final TenantDirectory tenants;
    private final Settings settings;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    RecordFiles(
            RecordParts parts,
            People people,
            Consents consents,
            TenantSignatures signatures,
            TenantDirectory tenants,
            Settings settings,
            AuditLog audit,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.parts = parts;
        this.people = people;
        this.consents = consents;
        this.signatures = signatures;
        this.tenants = tenants;
        this.settings = settings;
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records the consent and writes the file.
     *
     * @param chosen names of parts
     * @param host of the organization it is for, as a person types it
     * @param email by which that organization knows the person
     */
    public String write(
            PersonId person, Set<String> chosen, @Nullable String host, @Nullable String email, Locale reader) {
        var details = people.detailsOf(person).orElseThrow(NotFound::new);
        var recipient = new Recipient(host(host), email(email));
        var content = new ArrayList<Part>();
        for (var part : parts.all()) {
            if (chosen.contains(part.name())) {
                content.add(new Part(part.name(), part.give(person.value())));
            }
        }
        if (content.stream().allMatch(part -> part.items().isEmpty())) {
            throw new RuleViolation("moving.nothing");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var document = new RecordDocument(
                RecordDocument.FORMAT,
                Ids.next(),
                new Issuer(ownHost(), tenants.current().name()),
                recipient,
                new Owner(details.givenName(), details.familyName(), details.email()),
                now,
                now.plus(Duration.ofDays(Math.clamp(settings.number(DAYS), 1, MOST_DAYS))),
                content);
        var names = content.stream().map(Part::name).toList();
        consents.give(person, CONSENT, WORDS, reader, recipient.host() + ": " + String.join(", ", names));
        var signed = signatures.sign(RecordDocument.TYPE, json.writeValueAsBytes(document));
        keep(person, document, names, sha256(signed));
        audit.record(
                "record.signed",
                "person",
                person.value(),
                Map.of("file", document.id().toString(), "recipient", recipient.host(), "parts", names));
        return signed;
    }

    private void keep(PersonId person, RecordDocument document, List<String> names, byte[] hash) {
        jdbc.sql("""
            insert into platform.record_sent
                (id, person_id, recipient_host, recipient_email, parts, sha256, signed_at, expires_at)
            values (:id, :person, :host, :email, :parts, :hash, :signed, :expires)""")
                .param("id", document.id())
                .param("person", person.value())
                .param("host", document.recipient().host())
                .param("email", document.recipient().email())
                .param("parts", names.toArray(String[]::new))
                .param("hash", hash)
                .param("signed", document.signedAt().atOffset(ZoneOffset.UTC))
                .param("expires", document.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The host that this organization signs as: the first of its own, in order of the alphabet. */
    String ownHost() {
        return tenants.current().hosts().stream().sorted().findFirst().orElseThrow();
    }

    static byte[] sha256(String file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The host of an address, however much of it somebody typed. */
    static String host(@Nullable String typed) {
        var host = (typed == null ? "" : typed)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("[/:?#].*$", "");
        if (!HOST.matcher(host).matches()) {
            throw new RuleViolation("moving.host.missing");
        }
        return host;
    }

    private static String email(@Nullable String typed) {
        var email = (typed == null ? "" : typed).strip().toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]{1,100}@[^@\\s]{1,150}")) {
            throw new RuleViolation("moving.email.missing");
        }
        return email;
    }
}
