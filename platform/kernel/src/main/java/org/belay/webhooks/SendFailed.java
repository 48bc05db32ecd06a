// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import org.jspecify.annotations.Nullable;

/** Nothing came back that could be called an answer. */
final class SendFailed extends Exception {

    /** Why; the words stand in the message bundle under {@code webhooks.failure.}. */
    enum Reason {
        UNKNOWN_HOST,
        NOT_PUBLIC,
        NO_CONNECTION,
        TLS,
        TIME_OVER,
        CUT_OFF,
        NO_HTTP
    }

    private final Reason reason;

    SendFailed(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
