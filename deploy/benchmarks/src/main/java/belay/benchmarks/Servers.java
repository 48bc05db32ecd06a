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
import org.belay.embedded.EmbeddedDatabase;

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

    /** Belay with the demo organizations and no limit of requests, once it takes them. */
    static Process product(Path work, int port, String url) throws IOException, InterruptedException {
        var product = start(work.resolve("product.log"), options(work, port, url), "org.belay.Application");
        await(product, "http://127.0.0.1:" + port + "/actuator/health/readiness");
        return product;
    }

    /**
     * What Belay is started with: the demo organizations, and no limit of requests.
     *
     * @param work where it keeps its files
     * @param url of its database
     */
    public static List<String> options(Path work, int port, String url) {
        return List.of(
                "-Dserver.port=" + port,
                "-Dbelay.demo=true",
                "-Dbelay.limits.api-per-minute=1000000000",
                "-Dbelay.files.directory=" + work.resolve("files"),
                "-Dbelay.audit.directory=" + work.resolve("audit"),
                "-Dbelay.secret=a-secret-for-measuring-only-0123456789",
                "-Dbelay.database.url=" + url,
                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER);
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
