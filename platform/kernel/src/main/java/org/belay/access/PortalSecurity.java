// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.belay.tenancy.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open which page: the chains of the portal. Rights themselves stand on the services. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PortalSecurity {

    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";

    private static final List<String> BEARERS = List.of("/do/", "/invitation/", "/password/reset/", "/unsubscribe/");

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Requests are observed as a whole; one observation more for each filter cost a tenth of a request. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Files that are the same for everybody: no session, no actor. */
    @Bean
    @Order(10)
    SecurityFilterChain publicFiles(HttpSecurity http) {
        return headers(http)
                .securityMatcher("/webjars/**", "/assets/**", "/theme.css", "/favicon.ico", "/actuator/health/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(sessions -> sessions.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Where no tenant is settled there is nobody to sign in, and no session is ever made. */
    @Bean
    @Order(20)
    SecurityFilterChain operatorHosts(HttpSecurity http) {
        return headers(http)
                .securityMatcher(request -> TenantScope.current().isEmpty())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain portal(HttpSecurity http, SignIn signIn, SignInFailure failure) {
        // Without a parent: it would find the same provider and count each wrong password twice.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return headers(http)
                .authenticationProvider(signIn)
                .csrf(csrf -> csrf.ignoringRequestMatchers("/unsubscribe/**")) // mail programs post there (RFC 8058)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                "/sign-in", "/password/**", "/invitation/**", "/unsubscribe/**", "/design", "/error")
                        .permitAll()
                        .requestMatchers("/do/signed-in/**")
                        .authenticated()
                        .requestMatchers("/do/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("login")
                        .passwordParameter("password")
                        .failureHandler(failure)
                        .defaultSuccessUrl("/"))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                        new PortalEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))))
                .addFilterBefore(new ActorFilter(), AuthorizationFilter.class)
                .build();
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("geolocation=(), microphone=(), payment=(), camera=(self)"))
                .frameOptions(frames -> frames.deny())
                .addHeaderWriter(PortalSecurity::tellNobody));
    }

    /** An address that is itself a right stays out of other addresses' logs and of search engines. */
    private static void tellNobody(HttpServletRequest request, HttpServletResponse response) {
        if (BEARERS.stream().anyMatch(request.getRequestURI()::startsWith)) {
            response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
            response.setHeader("X-Robots-Tag", "noindex");
        }
    }
}
