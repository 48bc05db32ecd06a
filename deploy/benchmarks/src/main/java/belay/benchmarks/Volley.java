// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Many requests for one thing, sent one after the other or at a rate of their own, and what became of them. */
final class Volley {

    private static final int MOST = 2_000_000;
    private static final int MOST_UNDER_WAY = 4_000;

    private final int port;
    private final byte[] request;
    private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
    private final long[] nanos = new long[MOST];
    private final AtomicInteger served = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private double seconds;

    Volley(int port, byte[] request) {
        this.port = port;
        this.request = request;
    }

    /** As many requests as are answered in time, each connection sending its next one when it has its answer. */
    Volley closed(int connections, double duration) throws InterruptedException {
        var begun = System.nanoTime();
        var end = begun + (long) (duration * 1e9);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        send(System.nanoTime());
                    }
                });
            }
        }
        return ended(begun);
    }

    /**
     * So many requests a second, whether those before are answered or not. Their time runs from when they were due. More
     * than {@value #MOST_UNDER_WAY} are never under way; one that would be counts as broken.
     */
    Volley open(double perSecond, double duration) {
        var underWay = new Semaphore(MOST_UNDER_WAY);
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var count = (long) (perSecond * duration);
            for (long i = 0; i < count; i++) {
                var due = begun + (long) (i / perSecond * 1e9);
                for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                if (underWay.tryAcquire()) {
                    threads.submit(() -> {
                        send(due);
                        underWay.release();
                    });
                } else {
                    broken.increment();
                }
            }
        }
        return ended(begun);
    }

    private void send(long due) {
        try {
            var known = idle.pollFirst();
            var line = known == null ? new Line(port) : known;
            var reply = line.ask(request);
            if (reply.status() == 200) {
                nanos[served.getAndIncrement()] = System.nanoTime() - due;
            } else if ((reply.status() == 503 || reply.status() == 429) && reply.saysWhen()) {
                refused.increment();
            } else {
                broken.increment();
            }
            if (line.isOpen()) {
                idle.addFirst(line);
            } else {
                line.close();
            }
        } catch (IOException e) {
            broken.increment();
        }
    }

    private Volley ended(long begun) {
        seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos, 0, served.get());
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            try {
                line.close();
            } catch (IOException already) {
                // it is closed
            }
        }
        return this;
    }

    double servedPerSecond() {
        return served.get() / seconds;
    }

    double refusedPerSecond() {
        return refused.sum() / seconds;
    }

    long refused() {
        return refused.sum();
    }

    long broken() {
        return broken.sum();
    }

    double millis(double quantile) {
        return served.get() == 0 ? 0 : nanos[(int) (quantile * (served.get() - 1))] / 1e6;
    }
}
