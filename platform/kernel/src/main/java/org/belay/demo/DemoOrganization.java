// SPDX-License-Identifier: Apache-2.0
package org.belay.demo;

import java.util.List;
import org.belay.tenancy.TenantKind;

/** The demo organizations and the sign-ins that stand on the front page, one for each role. */
enum DemoOrganization {
    LAKESHORE(
            "lakeshore",
            "Lakeshore University",
            TenantKind.UNIVERSITY,
            "America/Chicago",
            "US-WI",
            "#3b5bdb",
            "learner",
            List.of(
                    new SignIn("admin", "Adele", "Brookwater", "administrator"),
                    new SignIn("director", "Dorian", "Elmstead", "program-director"),
                    new SignIn("faculty", "Farrah", "Quillon", "faculty"),
                    new SignIn("learner", "Lior", "Tamsin", "learner"),
                    new SignIn("preceptor", "Perrin", "Ashgrove", "preceptor"),
                    new SignIn("careers", "Corin", "Wexley", "career-services"),
                    new SignIn("mentor", "Marit", "Oakhollow", "mentor"))),
    GREAT_LAKES(
            "greatlakes",
            "Great Lakes HIM Association",
            TenantKind.ASSOCIATION,
            "America/Detroit",
            "US-MI",
            "#0b6e7f",
            "member",
            List.of(
                    new SignIn("admin", "Ansel", "Harrowgate", "administrator"),
                    new SignIn("manager", "Mirela", "Oriole", "ce-manager"),
                    new SignIn("member", "Renata", "Plover", "member"),
                    new SignIn("mentor", "Maren", "Lockridge", "mentor"),
                    new SignIn("provider", "Pell", "Sandmoor", "provider")));

    static final String PASSWORD = "belay-demo";

    private final String slug;
    private final String displayName;
    private final TenantKind kind;
    private final String zone;
    private final String jurisdiction;
    private final String accent;
    private final String commonRole;
    private final List<SignIn> signIns;

    DemoOrganization(
            String slug,
            String displayName,
            TenantKind kind,
            String zone,
            String jurisdiction,
            String accent,
            String commonRole,
            List<SignIn> signIns) {
        this.slug = slug;
        this.displayName = displayName;
        this.kind = kind;
        this.zone = zone;
        this.jurisdiction = jurisdiction;
        this.accent = accent;
        this.commonRole = commonRole;
        this.signIns = signIns;
    }

    /** A person on the front page. */
    record SignIn(String name, String givenName, String familyName, String role) {}

    String slug() {
        return slug;
    }

    String displayName() {
        return displayName;
    }

    TenantKind kind() {
        return kind;
    }

    String zone() {
        return zone;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    String accent() {
        return accent;
    }

    String commonRole() {
        return commonRole;
    }

    List<SignIn> signIns() {
        return signIns;
    }

    String host() {
        return slug + ".localhost";
    }

    String login(SignIn signIn) {
        return signIn.name() + "@" + slug + ".example";
    }
}
