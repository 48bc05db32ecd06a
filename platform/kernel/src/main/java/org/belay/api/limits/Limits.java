// SPDX-License-Identifier: Apache-2.0
package org.belay.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How often one source may ask within one minute of the database's clock, whichever nodes it asks. A node takes a share
 * of what is left of the minute and gives it out on its own; shares shrink to one towards the end, so that never more
 * than the limit are let through, and all of it when every node is asked.
 */
final class Limits {

    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final int MOST_SOURCES = 100_000;

    private final String name;
    private final int perMinute;
    private final SharedCount count;
    private final LongSupplier nanoTime;
    private final Cache<String, Share> sources = Caffeine.newBuilder()
            .expireAfterAccess(REMEMBERED)
            .maximumSize(MOST_SOURCES)
            .build();

    /** @param name tells the counts of different limits apart */
    Limits(String name, int perMinute, SharedCount count, LongSupplier nanoTime) {
        this.name = name;
        this.perMinute = perMinute;
        this.count = count;
        this.nanoTime = nanoTime;
    }

    /** Counts a request. When it is one too many, answers after how many seconds to try again. */
    OptionalLong tryOnce(String source) {
        return sources.get(source, unknown -> new Share()).tryOnce(source);
    }

    /** What this node may still give out to one source, until the minute ends. */
    private final class Share {

        private int left;
        private boolean refused;
        private long minuteEnds = nanoTime.getAsLong();

        synchronized OptionalLong tryOnce(String source) {
            var now = nanoTime.getAsLong();
            if (now - minuteEnds >= 0) {
                left = 0;
            } else if (left == 0 && refused) {
                return OptionalLong.of(seconds(now));
            }
            if (left == 0) {
                var granted = count.take(name + " " + source, perMinute);
                left = granted.count();
                refused = left == 0;
                minuteEnds = now + granted.untilTheMinuteEnds().toNanos();
                if (refused) {
                    return OptionalLong.of(seconds(now));
                }
            }
            left--;
            return OptionalLong.empty();
        }

        private long seconds(long now) {
            return Duration.ofNanos(minuteEnds - now).toSeconds() + 1;
        }
    }
}
