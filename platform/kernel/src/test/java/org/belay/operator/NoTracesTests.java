// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import org.belay.KernelTest;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A node that has nowhere to send traces makes none. */
@KernelTest
class NoTracesTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    ObservationRegistry observations;

    @Test
    void withoutAPlaceForThemTracesCostNothing() {
        assertThat(context.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(context.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
        assertThat(context.getEnvironment().getProperty("logging.expect-correlation-id"))
                .isEqualTo("false");
        Observation.createNotStarted("work", observations)
                .observe(() -> assertThat(MDC.get("traceId")).isNull());
    }
}
