// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** For a tenant that has switched a feature off, its pages and APIs do not exist. */
@Component
public class FeatureGate implements HandlerInterceptor {

    private final Modules modules;
    private final CurrentRights rights;

    FeatureGate(Modules modules, CurrentRights rights) {
        this.modules = modules;
        this.rights = rights;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            modules.owning(method.getBeanType())
                    .filter(ModuleDescriptor::switchable)
                    .filter(module ->
                            TenantScope.current().isEmpty() || !rights.get().isOn(module.name()))
                    .ifPresent(module -> {
                        throw new NotFound();
                    });
        }
        return true;
    }
}
