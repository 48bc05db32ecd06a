// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What reading one file may cost: processor time, memory taken by the thread that reads, characters. Whoever reads asks often;
 * libraries that do not ask are made to by the streams they read from.
 */
final class Allowance {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int OFTEN = 64;

    /** A file holds more than anybody should have to read. */
    static final class UsedUp extends RuntimeException {

        UsedUp() {
            super("There is more in the file than is read.", null, false, false);
        }
    }

    private final long until;
    private final long mostMemory;
    private long characters;
    private int asked;

    /** Begins now, for the thread that calls. */
    Allowance(Duration time, long memory, long characters) {
        this.until = THREADS.getCurrentThreadCpuTime() + time.toNanos();
        this.mostMemory = THREADS.getCurrentThreadAllocatedBytes() + memory;
        this.characters = characters;
    }

    /** @throws UsedUp when the time or the memory is used up */
    void check() {
        if (++asked % OFTEN == 0) {
            checkNow();
        }
    }

    void checkNow() {
        if (THREADS.getCurrentThreadCpuTime() > until || THREADS.getCurrentThreadAllocatedBytes() > mostMemory) {
            throw new UsedUp();
        }
    }

    /** @throws UsedUp when so many characters are more than are left */
    void read(long count) {
        characters -= count;
        if (characters < 0) {
            throw new UsedUp();
        }
        check();
    }
}
