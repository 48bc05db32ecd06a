// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

/** The mail server will never take mail for this address. */
final class AddressRefused extends RuntimeException {

    AddressRefused(Throwable cause) {
        super("The mail server refused the address", cause);
    }
}
