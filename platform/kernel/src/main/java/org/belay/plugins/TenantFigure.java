// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.function.LongSupplier;

/**
 * A number about a tenant that the operator watches: work that waits, that has failed, bytes in use. Never anything
 * personal. A bean of this type is all it takes; the number appears on the operator's page and among the metrics.
 */
public interface TenantFigure {

    /** A figure that a query answers. */
    static TenantFigure of(String key, long attentionFrom, LongSupplier now) {
        return new TenantFigure() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public long now() {
                return now.getAsLong();
            }

            @Override
            public long attentionFrom() {
                return attentionFrom;
            }
        };
    }

    /** Stable name, as {@code mail.waiting}; its words stand in a message bundle under {@code figure.mail.waiting}. */
    String key();

    /** The number now, for the current tenant, within a transaction of the caller. */
    long now();

    /** From which number on somebody should look; the greatest number means never. */
    long attentionFrom();
}
