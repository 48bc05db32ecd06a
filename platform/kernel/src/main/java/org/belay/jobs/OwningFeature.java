// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.Modules;
import org.belay.tenancy.CurrentRights;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Component;

/** Whether the current tenant has the feature that a module's bean belongs to. */
@Component
class OwningFeature {

    private final Modules modules;
    private final CurrentRights rights;

    OwningFeature(Modules modules, CurrentRights rights) {
        this.modules = modules;
        this.rights = rights;
    }

    boolean isOn(Object bean) {
        return modules.owning(AopUtils.getTargetClass(bean))
                .filter(ModuleDescriptor::switchable)
                .filter(module -> !rights.get().isOn(module.name()))
                .isEmpty();
    }
}
