// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates the kernel's schema first and then each module's own, with one history a module. */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

    private final ObjectProvider<ModuleDescriptor> descriptors;

    ModuleMigrations(ObjectProvider<ModuleDescriptor> descriptors) {
        this.descriptors = descriptors;
    }

    @Override
    public void migrate(Flyway kernel) {
        kernel.migrate();
        descriptors.stream()
                .filter(module -> !module.migrations().isEmpty())
                .forEach(module -> Flyway.configure(kernel.getConfiguration().getClassLoader())
                        .configuration(kernel.getConfiguration())
                        .schemas(module.name())
                        .defaultSchema(module.name())
                        .locations("classpath:" + module.migrations())
                        .load()
                        .migrate());
    }
}
