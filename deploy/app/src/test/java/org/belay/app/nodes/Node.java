// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.belay.Application;

/** Belay in a process of its own. */
record Node(Process process, int port, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Node start(Path log, List<String> options) throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dserver.port=" + port));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Node(process, port, log);
    }

    /** Waits until the node takes requests. */
    Node ready() throws IOException {
        var end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (new Wire("127.0.0.1", port)
                                .get("/actuator/health/readiness")
                                .status()
                        == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException("not ready:\n" + Files.readString(log));
    }

    void waitForLog(String words) throws IOException {
        var end = Instant.now().plus(PATIENCE);
        while (!Files.readString(log).contains(words)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the log never says: " + words);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Asks the process to end, as an operator or a container platform does, and waits until it has. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
