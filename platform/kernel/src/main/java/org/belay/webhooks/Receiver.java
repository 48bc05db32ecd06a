// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.belay.webhooks.SendFailed.Reason;

/**
 * Posts to a receiver that may be anything: slow, endless, silent, or out to be led elsewhere. It connects to an address
 * that {@link Route} has checked and nowhere else, follows nothing, reads no more than it shows, and closes the
 * connection when the time is over, whatever the receiver is doing.
 */
final class Receiver {

    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration FOR_THE_BODY = Duration.ofSeconds(2);
    private static final int MOST_ADDRESSES = 3;

    private final Route route;
    private final SSLSocketFactory tls;
    private final Duration together;
    private final ScheduledExecutorService watch;

    /** @param together how long everything may take after the look-up of the name */
    Receiver(Route route, SSLSocketFactory tls, Duration together) {
        this.route = route;
        this.tls = tls;
        this.together = together;
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-watch").factory());
        clock.setRemoveOnCancelPolicy(true);
        this.watch = clock;
    }

    /** @throws SendFailed when there was no answer */
    Answer post(URI target, Map<String, String> headers, String body) throws SendFailed {
        var late = new AtomicBoolean();
        try (var socket = connected(route.to(target), port(target))) {
            var end = watch.schedule(() -> close(socket, late), together.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return converse(secured(socket, target), socket, request(target, headers, body));
            } catch (SSLException e) {
                throw new SendFailed(late.get() ? Reason.TIME_OVER : Reason.TLS, e);
            } catch (IOException e) {
                throw new SendFailed(late.get() ? Reason.TIME_OVER : Reason.CUT_OFF, e);
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            throw new SendFailed(Reason.CUT_OFF, e);
        }
    }

    private static void close(Socket socket, AtomicBoolean late) {
        late.set(true);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the first of the addresses that somebody listens at. */
    private static Socket connected(List<InetAddress> addresses, int port) throws SendFailed {
        var tried = addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
        IOException last = null;
        for (var address : tried) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis() / tried.size());
                return socket;
            } catch (IOException e) {
                last = e;
                closeQuietly(socket);
            }
        }
        throw new SendFailed(Reason.NO_CONNECTION, last);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it was not open
        }
    }

    /** The certificate must be for the name, though the connection goes to an address. */
    private Socket secured(Socket socket, URI target) throws IOException {
        if (!"https".equals(target.getScheme())) {
            return socket;
        }
        var secured = (SSLSocket) tls.createSocket(socket, target.getHost(), port(target), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private Answer converse(Socket connection, Socket beneath, byte[] request) throws IOException, SendFailed {
        connection.getOutputStream().write(request);
        connection.getOutputStream().flush();
        var reading = new AnswerReading(connection.getInputStream());
        var status = reading.status();
        var over = watch.schedule(
                () -> close(beneath, new AtomicBoolean()), FOR_THE_BODY.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Answer(status, reading.beginning());
        } finally {
            over.cancel(false);
        }
    }

    private static byte[] request(URI target, Map<String, String> headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        var head = new StringBuilder("POST ").append(path).append(query).append(" HTTP/1.1\r\nHost: ");
        head.append(target.getHost());
        if (target.getPort() >= 0) {
            head.append(':').append(target.getPort());
        }
        head.append("\r\nUser-Agent: Belay-Webhooks\r\nContent-Type: application/json\r\nContent-Length: ");
        head.append(bytes.length).append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return all;
    }

    private static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return "https".equals(target.getScheme()) ? TLS_PORT : PLAIN_PORT;
    }

    /** Reads an answer of HTTP/1.1, as much of it as is shown. */
    private static final class AnswerReading {

        private static final int LONGEST_HEAD = 16_384;
        private static final int SHOWN = 500;
        private static final int SWITCHING = 101;
        private static final int FIRST_FINAL = 200;

        private final InputStream in;
        private int read;

        AnswerReading(InputStream in) {
            this.in = new BufferedInputStream(in, 1024);
        }

        /** The status, past any that only says that another follows. */
        int status() throws IOException, SendFailed {
            while (true) {
                var line = line();
                if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
                    throw new SendFailed(Reason.NO_HTTP, null);
                }
                var status = Integer.parseInt(line.substring(9, 12));
                while (!line().isEmpty()) {
                    // a header, which says nothing to us
                }
                if (status >= FIRST_FINAL || status == SWITCHING) {
                    return status;
                }
            }
        }

        /** What can be had of the text before the time for it is over. */
        String beginning() {
            var bytes = new byte[SHOWN];
            var length = 0;
            try {
                for (int more = 0; more >= 0 && length < SHOWN; more = in.read(bytes, length, SHOWN - length)) {
                    length += more;
                }
            } catch (IOException e) {
                // the status has come; of the text there is what there is
                return shown(bytes, length);
            }
            return shown(bytes, length);
        }

        private static String shown(byte[] bytes, int length) {
            return new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
        }

        private String line() throws IOException, SendFailed {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("The answer ends in its head.");
                }
                if (++read > LONGEST_HEAD) {
                    throw new SendFailed(Reason.NO_HTTP, null);
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
