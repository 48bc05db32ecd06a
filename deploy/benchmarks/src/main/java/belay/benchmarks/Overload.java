// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.belay.embedded.EmbeddedDatabase;

/**
 * Measures what becomes of requests when four times as many come as can be answered: first how many can be, each
 * connection waiting for its answer; then four times that rate, waiting for nobody; then how long it takes until all is
 * as before. The load has a core to itself unless {@code -Dapart=false} is given. Prints a Markdown table. Started by
 * {@code deploy/benchmarks/run overload}; takes about four minutes.
 */
public final class Overload {

    private static final int PORT = 18080;
    private static final String DATABASE = "belay";
    private static final String HOST = "greatlakes.localhost";
    private static final int CONNECTIONS = Integer.getInteger("connections", 32);
    private static final int TIMES = Integer.getInteger("times", 4);
    private static final int SECONDS = Integer.getInteger("seconds", 15);
    private static final boolean APART = Boolean.parseBoolean(System.getProperty("apart", "true"));
    private static final int WATCHED = 10;

    private Overload() {}

    public static void main(String[] args) throws Exception {
        var work = Files.createTempDirectory("belay-overload");
        try (var database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase(DATABASE)) {
            var product = Servers.product(work, PORT, database.url(DATABASE));
            try {
                var visitor = new Visitor(PORT, HOST);
                var token = "Authorization: Bearer " + visitor.token();
                var session = "Cookie: " + visitor.session("manager@greatlakes.example");
                if (APART) {
                    apart(product);
                }
                System.out.println("| What | Capacity/s | its p50, p99 ms | Offered/s | Admitted/s | its p50, p99 ms"
                        + " | p99 against that at capacity | Refused/s | Broken | As before after s |");
                System.out.println("|---|---|---|---|---|---|---|---|---|---|");
                measure("people, token", request("/api/people?limit=20", token));
                measure("people, session", request("/people", session));
            } finally {
                product.destroy();
                product.waitFor();
            }
        }
    }

    /** The load comes from a core of its own, as if from another machine: what offers it takes nothing from who answers. */
    private static void apart(Process product) throws IOException, InterruptedException {
        var last = Runtime.getRuntime().availableProcessors() - 1;
        if (last < 1) {
            throw new IllegalStateException("needs two cores; -Dapart=false measures on one");
        }
        var others = "0-" + (last - 1);
        Cpu.bind(product.toHandle(), others);
        for (var process : Cpu.postgres().toList()) {
            Cpu.bind(process, others);
        }
        Cpu.bind(ProcessHandle.current(), String.valueOf(last));
    }

    private static byte[] request(String path, String credential) {
        var lines = List.of("GET " + path + " HTTP/1.1", "Host: " + HOST + ":" + PORT, credential, "", "");
        return String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
    }

    private static void measure(String name, byte[] request) throws InterruptedException {
        new Volley(PORT, request).closed(CONNECTIONS, 3.0 * SECONDS); // warms up
        var capacity = new Volley(PORT, request).closed(CONNECTIONS, SECONDS);
        var offered = TIMES * capacity.servedPerSecond();
        var overload = new Volley(PORT, request).open(offered, SECONDS);
        var again = asBefore(request, capacity);
        System.out.printf(
                "| %s | %.0f | %.1f, %.1f | %.0f | %.0f | %.1f, %.1f | %.2f | %.0f | %d | %s |%n",
                name,
                capacity.servedPerSecond(),
                capacity.millis(0.5),
                capacity.millis(0.99),
                offered,
                overload.servedPerSecond(),
                overload.millis(0.5),
                overload.millis(0.99),
                overload.millis(0.99) / capacity.millis(0.99),
                overload.refusedPerSecond(),
                capacity.broken() + overload.broken(),
                again > WATCHED ? "more than " + WATCHED : "at most " + again);
    }

    /** After how many seconds a second passes in which nothing is refused and the p99 is near that at capacity. */
    private static int asBefore(byte[] request, Volley capacity) throws InterruptedException {
        for (int second = 1; second <= WATCHED; second++) {
            var watched = new Volley(PORT, request).closed(CONNECTIONS, 1);
            if (watched.refused() + watched.broken() == 0 && watched.millis(0.99) <= 1.25 * capacity.millis(0.99)) {
                return second;
            }
        }
        return WATCHED + 1;
    }
}
