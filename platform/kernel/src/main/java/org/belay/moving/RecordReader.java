// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tokens.TenantSignatures;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a signed file and believes nothing in it before the signature holds. Whose keys count is settled by this
 * deployment's directory of organizations, or by what the office has entered; nothing is fetched from anywhere.
 */
@Component
class RecordReader {

    static final int LONGEST = 8_000_000;

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration LONGEST_VALID = Duration.ofDays(366);

    private final TenantDirectory tenants;
    private final TenantSignatures signatures;
    private final Sources sources;
    private final JsonMapper json;
    private final Clock clock;

    RecordReader(TenantDirectory tenants, TenantSignatures signatures, Sources sources, JsonMapper json, Clock clock) {
        this.tenants = tenants;
        this.signatures = signatures;
        this.sources = sources;
        this.json = json;
        this.clock = clock;
    }

    /** A file whose signature holds. */
    record Signed(String file, RecordDocument document) {}

    /**
     * Not within a transaction, because keys of another organization are read.
     *
     * @throws RuleViolation saying what is wrong with the file
     */
    Signed read(String file) {
        var text = file.strip();
        if (text.length() > LONGEST) {
            throw new RuleViolation("moving.unreadable");
        }
        var signed = parse(text);
        var claimed = document(signed);
        var issuer = claimed.issuer().host().toLowerCase(Locale.ROOT);
        if (tenants.current().hosts().contains(issuer)) {
            throw new RuleViolation("moving.own");
        }
        if (!signedBy(issuer, signed)) {
            throw new RuleViolation("moving.altered", issuer);
        }
        check(claimed);
        return new Signed(text, claimed);
    }

    private boolean signedBy(String issuer, JWSObject signed) {
        var here = tenants.at(issuer);
        if (here.isPresent()) {
            return here.filter(Tenant::active).isPresent()
                    && signatures.signedBy(here.get().id(), RecordDocument.TYPE, signed);
        }
        Optional<JWKSet> keys = sources.keysOf(issuer);
        return TenantSignatures.signedBy(
                keys.orElseThrow(() -> new RuleViolation("moving.issuer.unknown", issuer)),
                RecordDocument.TYPE,
                signed);
    }

    private void check(RecordDocument document) {
        var now = clock.instant();
        if (!tenants.current().hosts().contains(document.recipient().host().toLowerCase(Locale.ROOT))) {
            throw new RuleViolation("moving.elsewhere", document.recipient().host());
        }
        if (document.expiresAt().isBefore(now)) {
            var day =
                    LocalDate.ofInstant(document.expiresAt(), tenants.current().zone());
            throw new RuleViolation(
                    "moving.expired",
                    DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(day));
        }
        if (document.signedAt().isAfter(now.plus(SKEW))
                || document.expiresAt().isAfter(document.signedAt().plus(LONGEST_VALID))) {
            throw new RuleViolation("moving.unreadable");
        }
    }

    private static JWSObject parse(String text) {
        try {
            return JWSObject.parse(text);
        } catch (ParseException | RuntimeException e) {
            throw new RuleViolation("moving.unreadable");
        }
    }

    private RecordDocument document(JWSObject signed) {
        try {
            return document(signed.getPayload().toBytes());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new RuleViolation("moving.unreadable");
        }
    }

    /** A document with all its members. */
    RecordDocument document(byte[] payload) {
        var read = json.readValue(payload, RecordDocument.class);
        if (!RecordDocument.FORMAT.equals(read.format())) {
            throw new RuleViolation("moving.format");
        }
        for (var needed : new Object[] {
            read.id(),
            read.issuer().host(),
            read.issuer().name(),
            read.recipient().host(),
            read.recipient().email(),
            read.person().givenName(),
            read.person().familyName(),
            read.signedAt(),
            read.expiresAt()
        }) {
            Objects.requireNonNull(needed);
        }
        for (var part : read.parts()) {
            Objects.requireNonNull(part.name());
            part.items().forEach(item -> {
                Objects.requireNonNull(item.key());
                Objects.requireNonNull(item.data());
            });
        }
        return read;
    }
}
