// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to a server on loopback, kept for one request after the other. */
final class Line implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private boolean open = true;

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** @param saysWhen whether there is a {@code Retry-After} */
    record Reply(int status, boolean saysWhen) {}

    /** Sends a request and reads the whole answer. */
    Reply ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().substring(9, 12));
        var saysWhen = false;
        var length = 0;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            saysWhen |= lower.startsWith("retry-after:");
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            open &= !lower.equals("connection: close");
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        if (chunked) {
            int size;
            do {
                size = Integer.parseInt(line(), 16);
                in.skipNBytes(size + 2L);
            } while (size > 0);
        } else {
            in.skipNBytes(length);
        }
        return new Reply(status, saysWhen);
    }

    /** Whether the server takes one more request here. */
    boolean isOpen() {
        return open;
    }

    private String line() throws IOException {
        var bytes = new byte[8_192];
        var count = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || count == bytes.length) {
                throw new EOFException("the answer broke off");
            }
            bytes[count++] = (byte) next;
        }
        return new String(bytes, 0, Math.max(0, count - 1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
