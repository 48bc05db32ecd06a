// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private final AtomicLong time = new AtomicLong();
    private final Limits limits = new Limits(3, time::get);

    @Test
    void aSourceMayAskAsOftenAsItsLimitSays() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.tryOnce("one")).isEmpty();
        }
        assertThat(limits.tryOnce("one")).hasValue(21);
        assertThat(limits.tryOnce("another")).isEmpty();
    }

    @Test
    void whoWaitsAsToldMayAskAgain() {
        while (limits.tryOnce("one").isEmpty()) {
            // asks until refused
        }
        time.addAndGet(Duration.ofSeconds(limits.tryOnce("one").orElseThrow()).toNanos());
        assertThat(limits.tryOnce("one")).isEmpty();
        assertThat(limits.tryOnce("one")).isPresent();
    }
}
