// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.belay.access.SignedIn;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads tokens of other issuers that the current tenant trusts, and finds the person they speak of. */
@Component
class TrustedIssuers {

    private static final String EMAIL = "email";

    private final JdbcClient jdbc;
    private final People people;
    private final TransactionTemplate reading;
    private final Cache<TenantId, List<Issuer>> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(10_000)
            .build();
    private final Cache<Issuer, JwtDecoder> decoders = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofHours(1))
            .maximumSize(1_000)
            .build();

    TrustedIssuers(JdbcClient jdbc, People people, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.people = people;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * An issuer and how its tokens name a person.
     *
     * @param claim which claim names the person
     * @param idSystem the system whose number the claim holds; null when it holds the e-mail address
     */
    private record Issuer(
            String issuer,
            String jwkSetUri,
            String audience,
            String claim,
            @Nullable String idSystem) {}

    SignedIn read(String issuer, String token) {
        var trusted = known.get(TenantScope.require().tenant(), tenant -> load()).stream()
                .filter(one -> one.issuer().equals(issuer))
                .findFirst()
                .orElseThrow(TrustedIssuers::refusal);
        try {
            var jwt = Objects.requireNonNull(decoders.get(trusted, TrustedIssuers::decoder))
                    .decode(token);
            return person(trusted, jwt).orElseThrow(TrustedIssuers::refusal);
        } catch (JwtException e) {
            throw new InvalidBearerTokenException("The token does not count here.", e);
        }
    }

    private Optional<SignedIn> person(Issuer issuer, Jwt jwt) {
        var value = jwt.getClaimAsString(issuer.claim());
        if (value == null || value.isBlank() || unverified(issuer, jwt)) {
            return Optional.empty();
        }
        return Objects.requireNonNull(reading.execute(status -> {
            var id = issuer.idSystem() == null
                    ? people.withEmail(value)
                    : people.withExternalId(issuer.idSystem(), value);
            return id.map(person -> new SignedIn(Actor.person(person.value(), name(person))));
        }));
    }

    private String name(PersonId person) {
        return people.namesOf(List.of(person)).getOrDefault(person, "");
    }

    private static boolean unverified(Issuer issuer, Jwt jwt) {
        return issuer.claim().equals(EMAIL) && Boolean.FALSE.equals(jwt.getClaimAsBoolean("email_verified"));
    }

    private List<Issuer> load() {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select issuer, jwk_set_uri, audience, claim, id_system
                          from platform.trusted_issuer where tenant_id = platform.current_tenant()""")
                .query((row, number) -> new Issuer(
                        row.getString("issuer"),
                        row.getString("jwk_set_uri"),
                        row.getString("audience"),
                        row.getString("claim"),
                        row.getString("id_system")))
                .list()));
    }

    private static JwtDecoder decoder(Issuer issuer) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(issuer.jwkSetUri()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(issuer.audience()))));
        return decoder;
    }

    private static InvalidBearerTokenException refusal() {
        return new InvalidBearerTokenException("The token does not count here.");
    }
}
