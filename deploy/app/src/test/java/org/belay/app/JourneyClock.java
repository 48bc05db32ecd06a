// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The product's clock in the hands of a test: it stands still until it is moved. */
final class JourneyClock extends Clock {

    private volatile Instant now;

    JourneyClock(String start) {
        now = Instant.parse(start);
    }

    void moveTo(String moment) {
        now = Instant.parse(moment);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
