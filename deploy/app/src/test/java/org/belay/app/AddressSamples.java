// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.util.List;
import java.util.Set;

/** The samples of the kernel and the modules. */
final class AddressSamples {

    /** Addresses whose variable names no stored thing of a tenant, each for its reason. */
    static final Set<String> NO_THING = Set.of(
            "/features/{name}/off", // a feature is the same for all
            "/features/{name}/on",
            "/organization/settings/{key}", // so is a setting's key
            "/invitation/{token}", // the token itself is the right
            "/password/reset/{token}");

    private static final String PERSON = "select id from platform.person where name_lower like 'marlowe%' limit 1";

    static final List<AddressSample> ALL = List.of(
            AddressSample.of("/people/{id}", "admin", PERSON), AddressSample.of("/api/people/{id}", "admin", PERSON));

    private AddressSamples() {}
}
