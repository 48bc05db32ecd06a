// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import org.springframework.stereotype.Component;

/** How a receiver may be reached: by https, and in the demo by http if it was told so. */
@Component
public class Schemes {

    private final Route route;

    Schemes(Route route) {
        this.route = route;
    }

    public boolean plainToo() {
        return route.takesPlain();
    }
}
