// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Programs of this repository, each in a process of its own. */
public final class Servers {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Servers() {}

    /** Starts a main class of this program's own class path. */
    static Process start(Path log, List<String> options, String mainClass) throws IOException {
        return start(log, options, "-cp", System.getProperty("java.class.path"), mainClass);
    }

    /** Starts an executable jar. */
    public static Process startJar(Path log, List<String> options, Path jar) throws IOException {
        return start(log, options, "-jar", jar.toString());
    }

    private static Process start(Path log, List<String> options, String... what) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(options);
        command.addAll(List.of(what));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Waits until an address answers 200.
     *
     * @throws IllegalStateException when it never does, or the program has ended
     */
    public static void await(Process server, String url) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        throw new IllegalStateException("no answer from " + url);
    }
}
