// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.env.Environment;

/** The demo organizations as a visitor meets them. */
@TestConfiguration
class Demo {

    static final String LAKESHORE = "lakeshore";
    static final String GREAT_LAKES = "greatlakes";

    private final Environment environment;

    Demo(Environment environment) {
        this.environment = environment;
    }

    String address(String slug) {
        return "http://" + slug + ".localhost:" + port();
    }

    int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** Signs in as the demo person of a role, and lands on home. */
    void signIn(Page page, String slug, String name) {
        page.navigate(address(slug) + "/sign-in");
        page.getByLabel("E-mail").fill(name + "@" + slug + ".example");
        page.getByLabel("Password").fill("belay-demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(address(slug) + "/");
    }

    /** Logs an hour of continuing education that lies just behind the person. */
    void addEntry(Page page, String slug, String title, @Nullable Certificate certificate) {
        page.navigate(address(slug) + "/credits/new");
        if (certificate != null) {
            page.locator("input[type=file]").setInputFiles(certificate.pdf());
        }
        page.getByLabel("Title").fill(title);
        page.getByLabel("Minutes").fill("60");
        page.locator("#provider").fill("AHIMA");
        page.getByLabel("AHIMA or a state association", new Page.GetByLabelOptions().setExact(true))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        page.locator(".flash:visible").getByText("Saved").waitFor();
    }
}
