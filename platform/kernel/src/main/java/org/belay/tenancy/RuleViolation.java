// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.util.List;

/**
 * A rule of the trade that a request would break. Thrown by aggregates; pages and the API show the message behind the
 * key, in the person's language.
 */
public class RuleViolation extends RuntimeException {

    private final String messageKey;
    private final transient List<Object> parameters;

    public RuleViolation(String messageKey, Object... parameters) {
        super(messageKey);
        this.messageKey = messageKey;
        this.parameters = List.of(parameters);
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] parameters() {
        return parameters.toArray();
    }
}
