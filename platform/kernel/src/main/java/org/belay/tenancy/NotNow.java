// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

/** Nothing is wrong with a request, but what it asks for cannot be done just now; later the same one may succeed. */
public class NotNow extends RuleViolation {

    public NotNow(String messageKey, Object... parameters) {
        super(messageKey, parameters);
    }
}
