// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

/** The mail server will never take mail for this address. */
final class AddressRefused extends RuntimeException {

    private final int code;

    /** @param code of the server's answer, as 550 */
    AddressRefused(int code) {
        super("The address was refused with " + code);
        this.code = code;
    }

    int code() {
        return code;
    }
}
