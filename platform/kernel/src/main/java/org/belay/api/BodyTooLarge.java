// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.io.IOException;

/** A body went on beyond what an API takes. */
final class BodyTooLarge extends IOException {

    BodyTooLarge() {
        super("body too large");
    }
}
