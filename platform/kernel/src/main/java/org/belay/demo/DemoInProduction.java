// SPDX-License-Identifier: Apache-2.0
package org.belay.demo;

/** The demo switch is on in the production profile. */
final class DemoInProduction extends RuntimeException {

    DemoInProduction() {
        super("The production profile does not start with the demo switched on: remove belay.demo (BELAY_DEMO).");
    }
}
