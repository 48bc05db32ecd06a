// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on loopback that fails, by command, in the ways that networks and servers do. It begins by passing everything
 * on; what is said to it counts for connections that are there and for those that come.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final ServerSocket door;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private Manner manner = Manner.PASSING;

    /** @param target the port on this machine that is the real one */
    public FaultProxy(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** All is well again. A connection that has lost bytes stays silent for good. */
    public void pass() {
        behave(Manner.PASSING);
    }

    /** Whatever is sent comes later, in either direction. */
    public void delay(Duration pause) {
        behave(new Manner(false, pause, BUFFER));
    }

    /** A few bytes come through in each interval. */
    public void drip(int bytes, Duration pause) {
        behave(new Manner(false, pause, bytes));
    }

    /** Connections are taken and bytes swallowed; nothing is ever answered. */
    public void halfOpen() {
        behave(new Manner(true, Duration.ZERO, BUFFER));
    }

    /** Closes every connection in good order; new ones are as before. */
    public void cut() {
        links.forEach(link -> link.end(false));
    }

    /** Breaks every connection off with RST; new ones are as before. */
    public void reset() {
        links.forEach(link -> link.end(true));
    }

    /** Cuts the connection whose client sends a word, once its next {@code COMMIT} has been carried out. */
    public void loseTheAnswerToTheCommitOf(String word) {
        trap.set(new Trap(word, true));
    }

    /** Cuts the connection whose client sends a word, before its next {@code COMMIT} arrives. */
    public void loseTheCommitOf(String word) {
        trap.set(new Trap(word, false));
    }

    /** Whether what was to be lost was lost. */
    public boolean sprung() {
        return trap.get() == null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private record Manner(boolean swallowing, Duration pause, int bytes) {
        static final Manner PASSING = new Manner(false, Duration.ZERO, BUFFER);
    }

    /** @param answer whether the answer to the commit is lost, or the commit itself */
    private record Trap(String word, boolean answer) {}

    private synchronized void behave(Manner next) {
        manner = next;
        notifyAll();
    }

    private synchronized Manner manner() {
        return manner;
    }

    /** Waits as long as the present manner says, or until there is another one. */
    private synchronized Manner afterItsPause() throws InterruptedException {
        var present = manner;
        var end = System.nanoTime() + present.pause().toNanos();
        for (var left = present.pause().toNanos(); left > 0 && manner == present; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return manner;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var link = new Link(door.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                links.add(link);
                Thread.startVirtualThread(() -> link.pump(link.client, link.server));
                Thread.startVirtualThread(() -> link.pump(link.server, link.client));
            } catch (IOException closed) {
                // the client sees a broken connection, as with a real one
            }
        }
    }

    /** One connection of a client and the one behind it. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private final AtomicInteger ended = new AtomicInteger();
        private volatile boolean named;
        private volatile boolean incomplete;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            var buffer = new byte[BUFFER];
            try {
                for (int got = from.getInputStream().read(buffer);
                        got >= 0;
                        got = from.getInputStream().read(buffer)) {
                    if (springs(buffer, got, from == client)) {
                        end(false);
                        return;
                    }
                    passOn(buffer, got, to);
                }
                to.shutdownOutput(); // the other direction may still be speaking
                if (ended.incrementAndGet() == 2) {
                    end(false);
                }
            } catch (IOException e) {
                end(false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void passOn(byte[] buffer, int got, Socket to) throws IOException, InterruptedException {
            for (int sent = 0; sent < got; ) {
                var now = afterItsPause();
                incomplete |= now.swallowing();
                if (incomplete) {
                    return;
                }
                var piece = Math.min(now.bytes(), got - sent);
                to.getOutputStream().write(buffer, sent, piece);
                sent += piece;
            }
        }

        /** PostgreSQL's drivers send what they are told in one piece, so each piece is looked at by itself. */
        private boolean springs(byte[] buffer, int got, boolean fromClient) {
            var set = trap.get();
            if (set == null) {
                return false;
            }
            var text = new String(buffer, 0, got, StandardCharsets.ISO_8859_1);
            if (fromClient && text.contains(set.word())) {
                named = true;
            }
            return named && fromClient != set.answer() && text.contains("COMMIT\0") && trap.compareAndSet(set, null);
        }

        void end(boolean reset) {
            links.remove(this);
            for (var socket : new Socket[] {client, server}) {
                try {
                    if (reset) {
                        socket.setSoLinger(true, 0);
                    }
                    socket.close();
                } catch (IOException already) {
                    // it is closed
                }
            }
        }
    }
}
