// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.util.List;
import java.util.Optional;
import org.belay.plugins.Modules;
import org.belay.tenancy.CurrentRights;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Component;

/** The parts of the features that are on here. Asked within a transaction. */
@Component
public class RecordParts {

    private final List<RecordPart> parts;
    private final Modules modules;
    private final CurrentRights rights;

    RecordParts(List<RecordPart> parts, Modules modules, CurrentRights rights) {
        this.parts = List.copyOf(parts);
        this.modules = modules;
        this.rights = rights;
    }

    public List<RecordPart> all() {
        var present = rights.get();
        return parts.stream()
                .filter(part -> modules.owning(AopUtils.getTargetClass(part))
                        .map(module -> present.isOn(module.name()))
                        .orElse(true))
                .toList();
    }

    public Optional<RecordPart> named(String name) {
        return all().stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
