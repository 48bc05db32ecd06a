// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

/** Somebody else has changed the thing since this person opened it. */
public final class StaleWrite extends RuntimeException {

    public StaleWrite() {
        super("changed since it was opened");
    }
}
