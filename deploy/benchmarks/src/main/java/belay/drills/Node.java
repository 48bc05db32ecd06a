// SPDX-License-Identifier: Apache-2.0
package belay.drills;

import belay.benchmarks.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One node of Belay: an executable jar in a process of its own. */
record Node(Process process, int port, Path log) implements AutoCloseable {

    private static final int DRAIN_SECONDS = 60;

    /**
     * Starts a node with the demonstration's organizations.
     *
     * @param work where the nodes of one drill keep their files, and their logs
     */
    static Node start(Path jar, int port, String database, Path work) throws IOException {
        var log = Files.createTempFile(work, "node-" + port + "-", ".log");
        var process = Servers.startJar(log, Servers.options(work, port, database), jar);
        return new Node(process, port, log);
    }

    /** Waits until the node takes requests; tells how long that took. */
    Duration ready() throws IOException, InterruptedException {
        var begin = Instant.now();
        try {
            Servers.await(process, "http://127.0.0.1:" + port + "/actuator/health/readiness");
        } catch (IllegalStateException never) {
            throw new IllegalStateException(Files.readString(log), never);
        }
        return Duration.between(begin, Instant.now());
    }

    /** As an operator ends it: it drains. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(DRAIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node on port " + port + " does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
