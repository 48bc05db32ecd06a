// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.Modules;
import org.belay.plugins.PublishedEvent;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The kinds of event that modules promise to other systems. */
@Component
public class PublishedEvents {

    private final List<PublishedEvent<?>> kinds;
    private final Map<Class<?>, PublishedEvent<?>> byType = new HashMap<>();
    private final Modules modules;
    private final CurrentRights rights;

    PublishedEvents(List<PublishedEvent<?>> kinds, Modules modules, CurrentRights rights) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing((PublishedEvent<?> kind) -> kind.name()))
                .toList();
        this.modules = modules;
        this.rights = rights;
        var names = kinds.stream().map(PublishedEvent::name).distinct().count();
        kinds.forEach(kind -> byType.put(kind.type(), kind));
        if (names != kinds.size() || byType.size() != kinds.size()) {
            throw new IllegalStateException("Two published events have the same name or type: "
                    + kinds.stream().map(PublishedEvent::name).toList());
        }
    }

    /** Those of the features that the tenant has, by name. */
    public List<PublishedEvent<?>> offered() {
        return kinds.stream().filter(this::isOn).toList();
    }

    Optional<PublishedEvent<?>> of(TenantEvent event) {
        @Nullable PublishedEvent<?> kind = byType.get(event.getClass());
        return Optional.ofNullable(kind);
    }

    private boolean isOn(PublishedEvent<?> kind) {
        return modules.owning(kind.type())
                .filter(ModuleDescriptor::switchable)
                .filter(module -> !rights.get().isOn(module.name()))
                .isEmpty();
    }
}
