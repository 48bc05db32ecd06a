// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.random.RandomGenerator;
import org.belay.tenancy.Tenant;

/**
 * Believable data of a module for the demo. Called once for each demo tenant, as Belay itself, in one transaction,
 * after the people are there. Order the beans with {@code @Order} where one builds on another.
 */
public interface DemoData {

    /** @param random seeded by the tenant's slug, so that each start on an empty database makes the same data */
    void fill(Tenant tenant, RandomGenerator random);
}
