// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.belay.access.ActorStatus;
import org.belay.access.SignedIn;
import org.belay.tenancy.Actor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Writes who acts into a token, and nothing about what they may do. */
@Component
class TokenContents implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The type of a token that opens the API (RFC 9068). */
    static final String TYPE = "at+jwt";

    static final String KIND = "actor";
    static final String NAME = "name";

    private final ActorStatus status;

    TokenContents(ActorStatus status) {
        this.status = status;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var actor = actor(context);
        context.getJwsHeader().type(TYPE);
        context.getClaims().claims(claims -> {
            claims.put("sub", Objects.toString(actor.id()));
            claims.put("aud", List.of(Objects.toString(claims.get("iss"))));
            claims.put("client_id", context.getRegisteredClient().getClientId());
            claims.put(KIND, actor.kind().name());
            claims.put(NAME, actor.name());
        });
    }

    private Actor actor(JwtEncodingContext context) {
        var client = context.getRegisteredClient();
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            return Actor.client(UUID.fromString(client.getId()), client.getClientName());
        }
        if (context.getPrincipal() instanceof SignedIn person
                && status.isActive(Objects.requireNonNull(person.actor().id()))) {
            return person.actor();
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
