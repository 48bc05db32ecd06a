// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belay.plugins.ModuleDescriptor.NavigationEntry;
import org.belay.plugins.ModuleDescriptor.Permission;
import org.belay.tenancy.Rights;
import org.springframework.stereotype.Component;

/** The modules on the class path. */
@Component
public class Modules {

    private final List<ModuleDescriptor> descriptors;

    Modules(List<ModuleDescriptor> descriptors) {
        this.descriptors = descriptors.stream()
                .sorted(Comparator.comparing(ModuleDescriptor::name))
                .toList();
        var names = descriptors.stream().map(ModuleDescriptor::name).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalStateException("Two modules have the same name: " + names);
        }
    }

    public List<ModuleDescriptor> all() {
        return descriptors;
    }

    public Optional<ModuleDescriptor> named(String name) {
        return descriptors.stream().filter(module -> module.name().equals(name)).findFirst();
    }

    /** The module that a page's or API's class belongs to: the one with the longest matching package. */
    public Optional<ModuleDescriptor> owning(Class<?> type) {
        var name = type.getPackageName() + ".";
        return descriptors.stream()
                .filter(module -> name.startsWith(module.basePackage() + "."))
                .max(Comparator.comparingInt(module -> module.basePackage().length()));
    }

    public Stream<Permission> permissions() {
        return descriptors.stream().flatMap(module -> module.permissions().stream());
    }

    /** The kinds of notice of the features that are on, in the order of their modules. */
    public List<NoticeKind> noticeKinds(Rights rights) {
        return descriptors.stream()
                .filter(module -> rights.isOn(module.name()))
                .flatMap(module -> module.noticeKinds().stream())
                .toList();
    }

    /** The kind of notice with this key, whether its feature is on or off. */
    public Optional<NoticeKind> noticeKind(String key) {
        return descriptors.stream()
                .flatMap(module -> module.noticeKinds().stream())
                .filter(kind -> kind.key().equals(key))
                .findFirst();
    }

    /** The menu of somebody with these rights, in order. */
    public List<NavigationEntry> navigation(Rights rights) {
        return descriptors.stream()
                .filter(module -> rights.isOn(module.name()))
                .flatMap(module -> module.navigation().stream())
                .filter(entry -> rights.has(entry.permission()))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }
}
