// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.belay.access.SignedIn;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Reads the tokens that the current tenant itself has issued, in memory: no request, and no statement. A token found
 * good is remembered for as long as the keys are ({@link SigningKeys#FRESH}), and never past its own end.
 */
@Component
class OwnTokens {

    private final TenantDirectory tenants;
    private final Clock clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<Presented, Good> known = Caffeine.newBuilder()
            .expireAfterWrite(SigningKeys.FRESH)
            .maximumSize(10_000)
            .build();

    OwnTokens(SigningKeys keys, TenantDirectory tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TokenContents.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                null, Set.of("sub", "iss", "aud", "exp", TokenContents.KIND, TokenContents.NAME)));
    }

    private record Presented(TenantId tenant, String token) {}

    private record Good(Actor actor, Instant until) {}

    /** Whom a token speaks for that was read here a moment ago. */
    Optional<SignedIn> known(String token) {
        var good = known.getIfPresent(new Presented(TenantScope.require().tenant(), token));
        return good == null || !clock.instant().isBefore(good.until())
                ? Optional.empty()
                : Optional.of(new SignedIn(good.actor()));
    }

    /** Whether the issuer is one of the current tenant's hosts. */
    boolean isOwn(String issuer) {
        try {
            var host = URI.create(issuer).getHost();
            return host != null && tenants.current().hosts().contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    SignedIn read(SignedJWT token) {
        try {
            var claims = processor.process(token, null);
            var actor = actor(claims);
            known.put(
                    new Presented(TenantScope.require().tenant(), token.getParsedString()),
                    new Good(actor, claims.getExpirationTime().toInstant()));
            return new SignedIn(actor);
        } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token does not count here.", e);
        }
    }

    private static Actor actor(JWTClaimsSet claims) throws ParseException {
        return new Actor(
                Actor.Kind.valueOf(claims.getStringClaim(TokenContents.KIND)),
                UUID.fromString(Objects.requireNonNull(claims.getSubject())),
                claims.getStringClaim(TokenContents.NAME));
    }
}
