// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.util.Map;

/**
 * How to fill the variable of an address with a thing of the association, and who of its people may have it.
 *
 * @param prefix what the addresses begin with
 * @param person the association's person who may; the university's person of the same name is the stranger
 * @param query finds one such thing of the current tenant
 * @param form what a POST or PUT sends
 */
record AddressSample(String prefix, String person, String query, Map<String, String> form) {

    static AddressSample of(String prefix, String person, String query) {
        return new AddressSample(prefix, person, query, Map.of());
    }

    AddressSample with(Map<String, String> fields) {
        return new AddressSample(prefix, person, query, fields);
    }
}
