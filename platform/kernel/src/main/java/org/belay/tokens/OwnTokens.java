// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

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
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.belay.access.SignedIn;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Reads the tokens that the current tenant itself has issued, in memory: no request, and no statement. */
@Component
class OwnTokens {

    private final TenantDirectory tenants;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    OwnTokens(SigningKeys keys, TenantDirectory tenants) {
        this.tenants = tenants;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TokenContents.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                null, Set.of("sub", "iss", "aud", "exp", TokenContents.KIND, TokenContents.NAME)));
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
            return new SignedIn(actor(claims));
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
