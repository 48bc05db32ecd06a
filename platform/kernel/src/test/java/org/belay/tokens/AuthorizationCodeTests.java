// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.SECRET;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.belay.tokens.client.TestClients;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@ApiTest
class AuthorizationCodeTests {

    private static final String BACK = "http://127.0.0.1:9/back";
    private static final String PASSWORD = "four plain words here";
    // the example of RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** Stands for the sign-in page, which the kernel alone cannot show. */
    @RestController
    static class FormToken {

        @GetMapping("/password/form-token")
        String show(CsrfToken token) {
            return token.getToken();
        }
    }

    private @Autowired TwoTenants tenants;
    private @Autowired TestClients clients;
    private @Autowired People people;
    private @Autowired Access access;
    private @Autowired PasswordEncoder passwords;
    private @Autowired JdbcClient jdbc;
    private @Autowired MockMvcTester portal;

    @Test
    void aPersonSignsInOnThePortalAndTheClientActsAsThatPerson() {
        var person = person("ines@here.example");
        var code = codeFor("notes", "ines@here.example");
        var tokens = exchange("notes", code, VERIFIER);
        assertThat(tokens.statusCode()).isEqualTo(200);
        var token = tenants.json(tokens).get("access_token").asString();
        assertThat(tenants.get(HERE, "/api/people", token).statusCode()).isEqualTo(200);
        tenants.as(HERE, Actor.SYSTEM, () -> {
            access.setActive(person, false);
            return true;
        });
        assertThat(tenants.get(HERE, "/api/people", token).statusCode()).isEqualTo(403);
        assertThat(refresh("notes", tenants.json(tokens).get("refresh_token").asString())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefreshTokenIsExchangedOnce() {
        person("odell@here.example");
        var tokens = exchange("agenda", codeFor("agenda", "odell@here.example"), VERIFIER);
        var first = tenants.json(tokens).get("refresh_token").asString();
        var renewed = refresh("agenda", first);
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(refresh("agenda", first).statusCode()).isEqualTo(400);
        assertThat(refresh("agenda", tenants.json(renewed).get("refresh_token").asString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifierOrASecondTime() {
        person("wren@here.example");
        assertThat(exchange("diary", codeFor("diary", "wren@here.example"), "x".repeat(43))
                        .statusCode())
                .isEqualTo(400);
        var code = codeFor("diary-2", "wren@here.example");
        assertThat(exchange("diary-2", code, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(exchange("diary-2", code, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void nothingStoredLetsAReaderOfTheDatabaseIn() {
        person("briar@here.example");
        var tokens = exchange("ledger", codeFor("ledger", "briar@here.example"), VERIFIER);
        var refresh = tenants.json(tokens).get("refresh_token").asString();
        var rows = tenants.as(
                HERE,
                Actor.SYSTEM,
                () -> jdbc.sql("select encode(sealed, 'escape') || a::text from platform.oauth2_authorization a")
                        .query(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(refresh) || row.contains("briar"));
    }

    @Test
    void aClientMustProveThatItAskedForTheCode() {
        client("no-proof");
        var answer = portal.get()
                .uri("/oauth2/authorize?response_type=code&client_id=no-proof&redirect_uri=" + BACK)
                .with(here())
                .cookie(signedIn(person("no-proof@here.example"), "no-proof@here.example"))
                .exchange();
        assertThat(answer.getResponse().getHeader("Location"))
                .startsWith(BACK)
                .contains("error=invalid_request")
                .doesNotContain("code=");
    }

    private String codeFor(String clientId, String login) {
        client(clientId);
        var asked = portal.get().uri(page(clientId)).with(here()).exchange();
        assertThat(asked).hasStatus(302);
        assertThat(asked.getResponse().getHeader("Location")).endsWith("/sign-in");
        var entered = signIn(login, asked.getResponse().getCookie("belay"));
        assertThat(entered).hasStatus(302);
        var next = URI.create(String.valueOf(entered.getResponse().getHeader("Location")));
        assertThat(next.getPath()).isEqualTo("/oauth2/authorize");
        var granted = portal.get()
                .uri(next)
                .with(here())
                .cookie(entered.getResponse().getCookie("belay"))
                .exchange();
        var back = String.valueOf(granted.getResponse().getHeader("Location"));
        assertThat(back).startsWith(BACK);
        return String.valueOf(UriComponentsBuilder.fromUriString(back)
                .build()
                .getQueryParams()
                .getFirst("code"));
    }

    private Cookie signedIn(UUID person, String login) {
        return signIn(login, new Cookie("none", person.toString()))
                .getResponse()
                .getCookie("belay");
    }

    private MvcTestResult signIn(String login, Cookie before) {
        var form = portal.get()
                .uri("/password/form-token")
                .with(here())
                .cookie(before)
                .exchange();
        var session = form.getResponse().getCookie("belay");
        return portal.post()
                .uri("/sign-in")
                .with(here())
                .cookie(session == null ? before : session)
                .param("_csrf", new String(form.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .param("login", login)
                .param("password", PASSWORD)
                .exchange();
    }

    private static URI page(String clientId) {
        return URI.create("/oauth2/authorize?response_type=code&client_id=" + clientId + "&redirect_uri="
                + URLEncoder.encode(BACK, StandardCharsets.UTF_8) + "&code_challenge=" + CHALLENGE
                + "&code_challenge_method=S256&state=any");
    }

    private static RequestPostProcessor here() {
        return request -> {
            request.setServerName(HERE);
            return request;
        };
    }

    private HttpResponse<String> exchange(String clientId, String code, String verifier) {
        return tenants.askForToken(
                HERE,
                clientId,
                SECRET,
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + BACK + "&code_verifier=" + verifier);
    }

    private HttpResponse<String> refresh(String clientId, String token) {
        return tenants.askForToken(HERE, clientId, SECRET, "grant_type=refresh_token&refresh_token=" + token);
    }

    private void client(String clientId) {
        tenants.as(HERE, Actor.SYSTEM, () -> clients.add(clientId, clientId, SECRET, List.of(BACK), Set.of()));
    }

    private UUID person(String login) {
        return tenants.as(HERE, Actor.SYSTEM, () -> {
            var person = people.add(new PersonDetails("Given", "Family", null, null, login, null, null, Map.of()));
            access.openAccountWithHash(person, login, String.valueOf(passwords.encode(PASSWORD)));
            access.assign(person.value(), "administrator", null);
            return person.value();
        });
    }
}
