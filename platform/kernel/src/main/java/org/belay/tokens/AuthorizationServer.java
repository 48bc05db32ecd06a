// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of the authorization server: each tenant's host is an issuer of its own. A person signs in on the portal's
 * page, whose session it shares; only the authorization page is remembered across that sign-in, so that no sign-in ends
 * on an address meant for programs.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    private static final RequestMatcher AUTHORIZATION_PAGE =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/oauth2/authorize");

    private static final Set<String> OFFERED = Set.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "revocation_endpoint",
            "response_types_supported",
            "code_challenge_methods_supported");
    private static final List<String> GRANTS = List.of("authorization_code", "client_credentials", "refresh_token");
    private static final List<String> CLIENT_PROOFS = List.of("client_secret_basic", "client_secret_post", "none");

    @Bean
    @Order(40)
    SecurityFilterChain tokenEndpoints(HttpSecurity http, ProblemAnswers answers) {
        var requests = new HttpSessionRequestCache();
        requests.setRequestMatcher(AUTHORIZATION_PAGE);
        return http.oauth2AuthorizationServer(server -> server.tokenEndpoint(
                                endpoint -> endpoint.errorResponseHandler(answers))
                        .tokenRevocationEndpoint(endpoint -> endpoint.errorResponseHandler(answers))
                        .clientAuthentication(client -> client.errorResponseHandler(answers))
                        .authorizationServerMetadataEndpoint(metadata ->
                                metadata.authorizationServerMetadataCustomizer(contents -> contents.claims(claims -> {
                                    claims.keySet().retainAll(OFFERED);
                                    claims.put("grant_types_supported", GRANTS);
                                    claims.put("token_endpoint_auth_methods_supported", CLIENT_PROOFS);
                                    claims.put("revocation_endpoint_auth_methods_supported", CLIENT_PROOFS);
                                }))))
                .securityMatcher("/oauth2/**", "/.well-known/oauth-authorization-server/**")
                .authorizeHttpRequests(access -> access.requestMatchers("/oauth2/introspect")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(entry(answers)).accessDeniedHandler(answers))
                .build();
    }

    private static AuthenticationEntryPoint entry(ProblemAnswers answers) {
        var signInPage = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, reason) -> {
            if (AUTHORIZATION_PAGE.matches(request)) {
                signInPage.commence(request, response, reason);
            } else {
                answers.commence(request, response, reason);
            }
        };
    }

    /** No issuer is set: it is the address under which the tenant was reached. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(SigningKeys keys, TokenContents contents) {
        var encoder = new NimbusJwtEncoder((JWKSource<SecurityContext>) keys);
        encoder.setJwkSelector(keys::signer);
        var tokens = new JwtGenerator(encoder);
        tokens.setJwtCustomizer(contents);
        return new DelegatingOAuth2TokenGenerator(tokens, new OAuth2RefreshTokenGenerator());
    }
}
