// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How often one source may ask, counted in this node's memory. Sources that have been quiet for two minutes are
 * forgotten, and so are the longest quiet ones when there are very many.
 */
final class Limits {

    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final int MOST_SOURCES = 100_000;

    private final long perMinute;
    private final LongSupplier nanoTime;
    private final Cache<String, Bucket> sources;

    Limits(long perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        this.sources = Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MOST_SOURCES)
                .build();
    }

    /** Counts a request. When it is one too many, answers after how many seconds to try again. */
    OptionalLong tryOnce(String source) {
        var probe = sources.get(source, unknown -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new Time(nanoTime))
                .build();
    }

    private record Time(LongSupplier nanoTime) implements io.github.bucket4j.TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
