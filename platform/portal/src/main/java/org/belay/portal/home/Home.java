// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.home;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.belay.plugins.HomePart;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.NavigationEntry;
import org.belay.plugins.Modules;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the modules have to say to the current person. A feature that is switched off is not asked. */
@Service
@Transactional(readOnly = true)
class Home {

    private final List<HomePart.Source> sources;
    private final Modules modules;
    private final CurrentRights rights;

    Home(List<HomePart.Source> sources, Modules modules, CurrentRights rights) {
        this.sources = sources;
        this.modules = modules;
        this.rights = rights;
    }

    /** @param ways the menu, for who has nothing else to see here yet */
    record Now(String greetingName, List<HomePart> parts, List<NavigationEntry> ways) {}

    Now now() {
        var held = rights.get();
        var parts = sources.stream()
                .filter(source -> modules.owning(source.getClass())
                        .map(ModuleDescriptor::name)
                        .filter(module -> !held.isOn(module))
                        .isEmpty())
                .map(HomePart.Source::now)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(HomePart::order))
                .toList();
        var name = TenantScope.require().actor().orElseThrow().name();
        return new Now(name.substring(0, (name + " ").indexOf(' ')), parts, modules.navigation(held));
    }
}
