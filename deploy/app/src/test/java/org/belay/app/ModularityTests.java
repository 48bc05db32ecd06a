// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.belay.Application;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The walls between modules, and the drawings made from them. */
class ModularityTests {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(Application.class, new ImportOption.DoNotIncludeTests());

    @Test
    void noModuleReachesThroughAnothersWall() {
        MODULES.verify();
    }

    @Test
    void theDrawingInTheDocumentationIsTheOneTheCodeGives() throws IOException {
        var drawn = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
                + "# Modules\n\n"
                + "Drawn from the code by `ModularityTests`; an arrow reads \"uses\".\n\n"
                + "```mermaid\nflowchart TD\n"
                + MODULES.stream()
                        .sorted(Comparator.comparing(
                                module -> module.getIdentifier().toString()))
                        .flatMap(module -> module.getDirectDependencies(MODULES)
                                .uniqueModules()
                                .map(used -> "    " + module.getIdentifier() + " --> " + used.getIdentifier()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n```\n";
        var page = Path.of("../../docs/modules.md");
        if (Boolean.getBoolean("belay.docs.write") && drawn.contains("credits")) {
            Files.writeString(page, drawn);
        }
        assertThat(page).hasContent(drawn);
    }

    @Test
    void componentDiagramsAreWritten() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
        assertThat(Path.of("target/spring-modulith-docs")).isNotEmptyDirectory();
    }
}
