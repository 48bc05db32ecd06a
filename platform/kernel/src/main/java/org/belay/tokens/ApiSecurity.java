// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import org.belay.access.ActorFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The chain of the API: stateless, opened by tokens of the tenant's own issuer or of one it trusts. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    static final String DOCUMENT = "/api/openapi.json";

    private static final String SCHEME = "Bearer ";

    private final OwnTokens own;
    private final TrustedIssuers trusted;
    private final ProblemAnswers answers;

    ApiSecurity(OwnTokens own, TrustedIssuers trusted, ProblemAnswers answers) {
        this.own = own;
        this.trusted = trusted;
        this.answers = answers;
    }

    @Bean
    @Order(50)
    SecurityFilterChain api(HttpSecurity http, @Value("${belay.demo:false}") boolean demo) {
        AuthenticationManager tokens = this::recognise;
        return http.securityMatcher("/api", "/api/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    if (demo) {
                        requests.requestMatchers(DOCUMENT).permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens)
                        .bearerTokenResolver(ApiSecurity::presented)
                        .authenticationEntryPoint(answers)
                        .accessDeniedHandler(answers))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .addFilterBefore(new ActorFilter(), AuthorizationFilter.class)
                .build();
    }

    /** The token of the Authorization header, the only place where one is looked for (RFC 6750, section 2.1). */
    private static @Nullable String presented(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    private Authentication recognise(Authentication attempt) {
        var token = ((BearerTokenAuthenticationToken) attempt).getToken();
        var known = own.known(token);
        return known.isPresent() ? known.get() : check(token);
    }

    private Authentication check(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var issuer = jwt.getJWTClaimsSet().getIssuer();
            if (issuer == null) {
                throw new InvalidBearerTokenException("The token names no issuer.");
            }
            return own.isOwn(issuer) ? own.read(jwt) : trusted.read(issuer, token);
        } catch (ParseException e) {
            throw new InvalidBearerTokenException("The token cannot be read.", e);
        }
    }
}
