// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.belay.KernelTest;
import org.belay.web.Unavailable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who is let in, who waits and for how long. */
@KernelTest
class AdmissionTests {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration IMPATIENCE = Duration.ofMillis(10);

    @Autowired
    Unavailable unavailable;

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void whoFindsNoPlaceIsToldWhenToComeBack() throws Exception {
        var admission = admission();
        assertThat(status(admission, (request, response) -> {
                    var other = answer(admission, (r, s) -> {});
                    assertThat(other.getStatus()).isEqualTo(429);
                    assertThat(other.getHeader("Retry-After")).isEqualTo("2");
                    assertThat(other.getContentAsString()).contains("/problems/busy");
                }))
                .isEqualTo(200);
        assertThat(status(admission, (request, response) -> {}))
                .as("afterwards")
                .isEqualTo(200);
        assertThat(meters.get("refused").counter().count()).isEqualTo(1);
    }

    @Test
    void whoSendsAFileLeavesThePlaceToOthersAndNotTwice() throws Exception {
        var admission = admission();
        status(admission, (request, response) -> {
            Place.leave(request);
            Place.leave(request);
            assertThat(status(admission, (r, s) -> {
                        assertThat(status(admission, (third, one) -> {})).isEqualTo(429);
                    }))
                    .isEqualTo(200);
        });
    }

    @Test
    void aRushMayWaitAndAStandingQueueMayNot() throws Exception {
        var admission = admission();
        assertThat(admission.patience()).isEqualTo(PATIENCE);
        now.addAndGet(PATIENCE.toNanos() + 1);
        assertThat(admission.patience()).as("nobody came without waiting").isEqualTo(IMPATIENCE);
        status(admission, (request, response) -> {});
        assertThat(admission.patience()).as("somebody did").isEqualTo(PATIENCE);
    }

    private Admission admission() {
        var settings = new AdmissionSettings(1, 0, PATIENCE, IMPATIENCE);
        return new Admission(settings, unavailable, meters.counter("refused"), now::get);
    }

    private static int status(Admission admission, FilterChain chain) {
        return answer(admission, chain).getStatus();
    }

    private static MockHttpServletResponse answer(Admission admission, FilterChain chain) {
        var response = new MockHttpServletResponse();
        try {
            admission.doFilter(new MockHttpServletRequest("GET", "/api/people"), response, chain);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return response;
    }
}
