// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver on this machine that reads a request and then does what a test has it do. */
final class HostileServer implements AutoCloseable {

    /** What is done with a connection once its request was read. */
    interface Manner {
        void answer(Socket connection) throws IOException;
    }

    /** A request as it came. */
    record Seen(String line, Map<String, String> headers, String body) {}

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manner manner = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    HostileServer() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    HostileServer(ServerSocket listening) {
        this.listening = listening;
        threads.execute(this::listen);
    }

    static Manner saying(String answer) {
        return connection -> {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
        };
    }

    static Manner status(int status) {
        return saying("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 0\r\n\r\n");
    }

    /** Says the same again and again, with nothing or a pause between, until somebody hangs up. */
    Manner endless(String begin, String piece, long pauseMillis) {
        return connection -> {
            var out = connection.getOutputStream();
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            while (closed.getCount() > 0) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
                pause(pauseMillis);
            }
        };
    }

    /** Says nothing and keeps the connection. */
    Manner silence() {
        return connection -> pause(60_000);
    }

    static Manner reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
    }

    void behave(Manner next) {
        manner = next;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    int port() {
        return listening.getLocalPort();
    }

    URI at(String host) {
        return URI.create("http://" + host + ":" + port() + "/hooks?from=belay");
    }

    private void pause(long millis) throws IOException {
        try {
            if (closed.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                throw new IOException("The test is over.");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var connection = listening.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                // closed, or a handshake that failed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            seen.add(read(new BufferedInputStream(connection.getInputStream())));
            manner.answer(connection);
        } catch (IOException e) {
            // hung up
        }
    }

    private static Seen read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new HashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(java.util.Locale.ROOT), header.substring(colon + 2));
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Seen(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        threads.shutdownNow();
    }
}
