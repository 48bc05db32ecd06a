// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

/** There is no such thing for this tenant and actor; whether it exists elsewhere is not said. */
public final class NotFound extends RuntimeException {

    public NotFound() {
        super("not found");
    }
}
