// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.aopalliance.intercept.MethodInvocation;
import org.belay.tenancy.CurrentRights;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Answers {@code @PreAuthorize("hasAuthority('credits:review')")} from the rights that the database gave to the current
 * actor, rather than from anything a session or token carries.
 */
@Component
class RightsOfTheActor implements AuthorizationManagerFactory<MethodInvocation> {

    private final CurrentRights rights;

    RightsOfTheActor(CurrentRights rights) {
        this.rights = rights;
    }

    @Override
    public AuthorizationManager<MethodInvocation> hasAuthority(String permission) {
        return (authentication, call) -> new AuthorityAuthorizationDecision(
                rights.get().has(permission), AuthorityUtils.createAuthorityList(permission));
    }

    @Override
    public AuthorizationManager<MethodInvocation> hasAnyAuthority(String... permissions) {
        return (authentication, call) -> {
            var held = rights.get();
            for (var permission : permissions) {
                if (held.has(permission)) {
                    return new AuthorityAuthorizationDecision(true, AuthorityUtils.createAuthorityList(permission));
                }
            }
            return new AuthorityAuthorizationDecision(false, AuthorityUtils.createAuthorityList(permissions));
        };
    }
}
