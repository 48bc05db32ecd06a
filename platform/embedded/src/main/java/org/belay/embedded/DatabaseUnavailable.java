// SPDX-License-Identifier: Apache-2.0
package org.belay.embedded;

/** The embedded database cannot start; the message is one sentence that says why and what to do. */
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
