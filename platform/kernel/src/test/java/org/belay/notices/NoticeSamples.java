// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Instant;
import org.belay.SettableClock;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.NoticeKind.Rhythm;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Kinds of notice of an invented module, and a clock that stands at ten in the morning in Detroit. */
@TestConfiguration
public class NoticeSamples {

    /** 23 Nov 2026, a Monday, 10:00 in Detroit. */
    public static final Instant MORNING = Instant.parse("2026-11-23T15:00:00Z");

    public static final String ONE = "samples.one";
    public static final String TWO = "samples.two";
    public static final String WEEKLY = "samples.weekly";
    public static final String AT_ONCE = "samples.at-once";
    public static final String PROTECTIVE = "samples.protective";

    @Bean
    ModuleDescriptor samplesDescriptor() {
        return ModuleDescriptor.named("samples", SampleAnchor.class)
                .notice(ONE, Rhythm.DAILY)
                .notice(TWO, Rhythm.DAILY)
                .notice(WEEKLY, Rhythm.WEEKLY)
                .notice(AT_ONCE, Rhythm.AT_ONCE)
                .protectiveNotice(PROTECTIVE)
                .build();
    }

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock(MORNING);
    }

    /** Names a package of its own to the descriptor. */
    static final class SampleAnchor {}
}
