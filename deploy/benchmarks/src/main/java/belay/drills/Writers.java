// SPDX-License-Identifier: Apache-2.0
package belay.drills;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * People who keep creating people over the API of one organization, and note what was acknowledged and when. A request
 * without a good answer is sent again with the same key until it has one, as a careful client does.
 */
final class Writers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETURN = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * One acknowledged write.
     *
     * @param tries how often it was sent
     * @param took from the first sending to the acknowledgement
     */
    record Written(String email, Instant at, int tries, Duration took) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Queue<Written> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger troubles = new AtomicInteger();
    private final String host;
    private final String token;
    private final List<Thread> threads;
    private volatile boolean going = true;

    /** Starts to write: each of {@code count} writers one request after the other, to the nodes by turns. */
    Writers(int count, List<Integer> ports, String host, String token) {
        this.ports = new CopyOnWriteArrayList<>(ports);
        this.host = host;
        this.token = token;
        this.threads = IntStream.range(0, count)
                .mapToObj(number -> Thread.ofVirtual().start(() -> write(number)))
                .toList();
    }

    /** As a balancer that gets to know a node. */
    void add(int port) {
        ports.add(port);
    }

    /** As a balancer that takes a node out. */
    void remove(int port) {
        ports.remove(Integer.valueOf(port));
    }

    /** What was acknowledged so far. */
    List<Written> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Waits for the first write acknowledged after a moment; tells when that was. */
    Instant firstAfter(Instant moment) {
        var end = Instant.now().plus(RETURN);
        while (Instant.now().isBefore(end)) {
            var first = acknowledged.stream()
                    .map(Written::at)
                    .filter(moment::isBefore)
                    .min(Instant::compareTo);
            if (first.isPresent()) {
                return first.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("nothing is acknowledged after " + moment);
    }

    /** How many answers were missing or bad so far. */
    int troubles() {
        return troubles.get();
    }

    private void write(int number) {
        for (int i = 0; going; i++) {
            var email = "drill-%d-%d-%d@drill.example".formatted(number, i, System.nanoTime());
            var begin = Instant.now();
            for (int tries = 1; going; tries++) {
                if (isTaken(email)) {
                    var now = Instant.now();
                    acknowledged.add(new Written(email, now, tries, Duration.between(begin, now)));
                    break;
                }
                troubles.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isTaken(String email) {
        var nodes = List.copyOf(ports);
        if (nodes.isEmpty()) {
            return false;
        }
        var port = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        var body = "{\"givenName\":\"Drill\",\"familyName\":\"Writer\",\"email\":\"" + email + "\"}";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/people"))
                .header("Host", host)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", email)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets each writer end what it is at, and stops. */
    @Override
    public void close() throws InterruptedException {
        going = false;
        for (var thread : threads) {
            thread.join();
        }
        http.close();
    }
}
