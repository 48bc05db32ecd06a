// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.CLIENT;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.SECRET;
import static org.belay.tokens.TwoTenants.THERE;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.tenancy.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ClientCredentialsTests {

    private static final String GRANT = "grant_type=client_credentials";

    private @Autowired TwoTenants tenants;
    private @Autowired Access access;
    private @Autowired SigningKeys keys;

    @Test
    void aClientReadsWithItsToken() {
        assertThat(tenants.get(HERE, "/api/people", tenants.token(HERE)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOfOneTenantCountsForNothingAtTheOther() {
        tenants.tenant(THERE);
        var answer = tenants.get(THERE, "/api/people", tenants.token(HERE));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(tenants.problem(answer)).isEqualTo("token-invalid");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    }

    @Test
    void aTokenIsShortAndCarriesNoRight() throws ParseException {
        var claims = SignedJWT.parse(tenants.token(HERE)).getJWTClaimsSet();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "sub", "aud", "iat", "nbf", "exp", "jti", "actor", "name", "client_id");
        assertThat(claims.getIssuer()).contains(HERE);
    }

    @Test
    void nobodyReadsWithoutAToken() {
        var answer = tenants.send(tenants.request(HERE, "/api/people"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(tenants.problem(answer)).isEqualTo("not-signed-in");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"belay\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        var token = tenants.token(HERE);
        var parts = token.split("\\.");
        var forged = parts[0] + "." + withAnotherSubject(parts[1]) + "." + parts[2];
        assertThat(tenants.get(HERE, "/api/people", forged).statusCode()).isEqualTo(401);
        assertThat(tenants.get(HERE, "/api/people", "nonsense").statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongSecretIsAnsweredLikeAnUnknownClient() {
        var wrong = tenants.askForToken(HERE, CLIENT, "wrong", GRANT);
        var unknown = tenants.askForToken(HERE, "nobody", SECRET, GRANT);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(tenants.problem(wrong)).isEqualTo("client-unknown").isEqualTo(tenants.problem(unknown));
        assertThat(tenants.json(wrong).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void aClientOfOneTenantIsUnknownToTheOther() {
        tenants.client(HERE, "only-here", Set.of());
        assertThat(tenants.askForToken(HERE, "only-here", SECRET, GRANT).statusCode())
                .isEqualTo(200);
        assertThat(tenants.askForToken(THERE, "only-here", SECRET, GRANT).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aClientWithoutRolesMayDoNothing() {
        tenants.client(HERE, "no-roles", Set.of());
        var answer = tenants.get(HERE, "/api/people", tenants.token(HERE, "no-roles"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(tenants.problem(answer)).isEqualTo("not-permitted");
    }

    @Test
    void aRevokedRoleWorksAtTheNextRequestOfATokenAlreadyOut() {
        UUID client = tenants.client(HERE, "revoked", Set.of("administrator"));
        var token = tenants.token(HERE, "revoked");
        assertThat(tenants.get(HERE, "/api/people", token).statusCode()).isEqualTo(200);
        tenants.as(HERE, Actor.SYSTEM, () -> {
            access.withdraw(client, "administrator");
            return true;
        });
        assertThat(tenants.get(HERE, "/api/people", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aDisabledClientHasNoRightsAndGetsNoToken() {
        UUID client = tenants.client(HERE, "disabled", Set.of("administrator"));
        var token = tenants.token(HERE, "disabled");
        tenants.as(HERE, Actor.SYSTEM, () -> {
            access.setActive(client, false);
            return true;
        });
        assertThat(tenants.get(HERE, "/api/people", token).statusCode()).isEqualTo(403);
        assertThat(tenants.askForToken(HERE, "disabled", SECRET, GRANT).statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokensOutliveARotationOfKeys() {
        var before = tenants.token(HERE, CLIENT);
        tenants.as(HERE, Actor.SYSTEM, () -> {
            keys.rotate();
            return true;
        });
        assertThat(tenants.get(HERE, "/api/people", before).statusCode()).isEqualTo(200);
        var after = tenants.token(HERE, CLIENT);
        assertThat(tenants.get(HERE, "/api/people", after).statusCode()).isEqualTo(200);
        assertThat(tenants.json(tenants.send(tenants.request(HERE, "/oauth2/jwks")))
                        .get("keys"))
                .hasSizeGreaterThan(1)
                .noneSatisfy(key -> assertThat(key.has("d")).isTrue());
    }

    @Test
    void aGrantThatIsNotOfferedIsAProblem() {
        var answer = tenants.askForToken(HERE, CLIENT, SECRET, "grant_type=password");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tenants.problem(answer)).isEqualTo("token-refused");
        assertThat(tenants.json(answer).get("error").asString()).isEqualTo("unsupported_grant_type");
    }

    private static String withAnotherSubject(String claims) {
        var json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"" + UUID.randomUUID() + "\"")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
