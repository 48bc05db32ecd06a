// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.access.Access;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class TrustedIssuersTests {

    private static final String ISSUER = "https://sign-in.campus.example";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static RSAKey key;
    private static HttpServer keys;

    private @Autowired TwoTenants tenants;
    private @Autowired People people;
    private @Autowired Access access;
    private @Autowired JdbcClient jdbc;

    @BeforeAll
    static void publishKeys() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("campus").generate();
        var published = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, published.length);
            try (var body = exchange.getResponseBody()) {
                body.write(published);
            }
        });
        keys.start();
    }

    @AfterAll
    static void stop() {
        keys.stop(0);
    }

    @Test
    void aTokenOfATrustedIssuerActsForThePersonItNames() throws JOSEException {
        trust(HERE);
        var email = administrator(HERE);
        assertThat(tenants.get(HERE, "/api/people", token(email, "belay", key)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anIssuerIsTrustedByItsTenantAlone() throws JOSEException {
        trust(HERE);
        var email = administrator(THERE);
        assertThat(tenants.get(THERE, "/api/people", token(email, "belay", key)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenForOthersOrOfOthersCountsForNothing() throws JOSEException {
        trust(HERE);
        var email = administrator(HERE);
        var stranger = new RSAKeyGenerator(2048).keyID("campus").generate();
        assertThat(tenants.get(HERE, "/api/people", token(email, "another-service", key))
                        .statusCode())
                .isEqualTo(401);
        assertThat(tenants.get(HERE, "/api/people", token(email, "belay", stranger))
                        .statusCode())
                .isEqualTo(401);
        assertThat(tenants.get(HERE, "/api/people", token("nobody@campus.example", "belay", key))
                        .statusCode())
                .isEqualTo(401);
    }

    private void trust(String host) {
        tenants.as(
                host,
                Actor.SYSTEM,
                () -> jdbc.sql("""
                        insert into platform.trusted_issuer (issuer, jwk_set_uri, audience, claim)
                        values (:issuer, :uri, 'belay', 'email') on conflict do nothing""")
                        .param("issuer", ISSUER)
                        .param("uri", "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys")
                        .update());
    }

    private String administrator(String host) {
        var email = "person" + PEOPLE.incrementAndGet() + "@campus.example";
        return tenants.as(host, Actor.SYSTEM, () -> {
            var person = people.add(new PersonDetails("Given", "Campus", null, null, email, null, null, Map.of()));
            access.openAccount(person, email);
            access.assign(person.value(), "administrator", null);
            return email;
        });
    }

    private static String token(String email, String audience, RSAKey signer) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signer.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(audience)
                        .subject("campus-4711")
                        .claim("email", email)
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }
}
