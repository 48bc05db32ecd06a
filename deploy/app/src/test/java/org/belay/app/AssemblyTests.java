// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.tngtech.archunit.core.importer.ImportOption;
import org.belay.Application;
import org.belay.plugins.Modules;
import org.belay.testkit.Browser;
import org.belay.testkit.Catalogue;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.util.ClassUtils;

/**
 * The assembly with whatever modules are on the class path. The build runs it with all of them, and once more without
 * each.
 */
@SystemTest
class AssemblyTests {

    @Autowired
    Demo demo;

    @Autowired
    Modules modules;

    @Autowired
    TestDatabase.Location database;

    @Test
    void itStartsAndSomebodyOfEachOrganizationCanWork(Browser browser) {
        for (var tenant : new String[] {Demo.LAKESHORE, Demo.GREAT_LAKES}) {
            var page = browser.visitor(Browser.DESK, ColorScheme.LIGHT);
            demo.signIn(page, tenant, "admin");
            assertThat(page.locator("h1").count()).isEqualTo(1);
            page.context().close();
        }
    }

    @Test
    void itsWallsStand() {
        ApplicationModules.of(Application.class, new ImportOption.DoNotIncludeTests())
                .verify();
        assertThat(Catalogue.findings(database.url())).isEmpty();
    }

    @Test
    void aModuleIsThereExactlyWhenItsJarIs() {
        var left = System.getProperty("belay.test.without", "");

        assertThat(modules.named("credits").isPresent()).isEqualTo(!left.equals("credits"));
        assertThat(ClassUtils.isPresent("org.belay.credits.Requirements", null)).isEqualTo(!left.equals("credits"));
    }
}
