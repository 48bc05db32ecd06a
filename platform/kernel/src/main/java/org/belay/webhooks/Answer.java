// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

/**
 * What a receiver answered.
 *
 * @param beginning of its text, without control characters
 */
record Answer(int status, String beginning) {

    private static final int GONE = 410;

    boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** The receiver wants nothing more. */
    boolean gone() {
        return status == GONE;
    }
}
