// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.util.Map;

/**
 * How to fill the variable of an address with a thing of the association, and who may have it.
 *
 * @param prefix what the addresses begin with
 * @param person the association's person who may
 * @param stranger the university's person who asks for the same
 * @param query finds one such thing of the current tenant
 * @param form what a POST or PUT sends; a name that stands in the address fills it there
 */
record AddressSample(String prefix, String person, String stranger, String query, Map<String, String> form) {

    static AddressSample ofAdministrators(String prefix, String query) {
        return new AddressSample(prefix, "admin", "admin", query, Map.of());
    }

    static AddressSample ofAMember(String prefix, String query) {
        return new AddressSample(prefix, "dariela.dunmere", "mentor", query, Map.of());
    }

    AddressSample sending(Map<String, String> fields) {
        return new AddressSample(prefix, person, stranger, query, fields);
    }
}
