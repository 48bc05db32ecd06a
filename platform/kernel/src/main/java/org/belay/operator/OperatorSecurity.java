// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.belay.tenancy.TenantScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The operator's pages and metrics: one name, {@value #NAME}, with the deployment's password, by HTTP Basic. At an
 * organization's host, and where no password is set, there is nothing.
 */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

    static final String NAME = "operator";

    @Bean
    @Order(15)
    SecurityFilterChain operator(
            HttpSecurity http,
            @Value("${belay.operator.password:}") String given,
            @Value("${belay.demo:false}") boolean demo) {
        var password = given.isBlank() && demo ? "belay-demo" : given;
        Filter onlyHere = (request, response, chain) -> {
            if (password.isBlank() || TenantScope.current().isPresent()) {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                chain.doFilter(request, response);
            }
        };
        var stored = password.startsWith("{") ? password : "{noop}" + password;
        return http.securityMatcher("/operator", "/operator/**", "/actuator/prometheus")
                .addFilterBefore(onlyHere, SecurityContextHolderFilter.class)
                .userDetailsService(new InMemoryUserDetailsManager(User.withUsername(NAME)
                        .password(stored)
                        .roles("OPERATOR")
                        .build()))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("OPERATOR"))
                .httpBasic(basic -> basic.realmName("Belay operator"))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse()))
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
