// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy on loopback that gives each new connection to the next node. */
final class Balancer implements AutoCloseable {

    private final ServerSocket door;
    private final List<Integer> nodes;
    private final AtomicInteger next = new AtomicInteger();

    Balancer(List<Integer> ports) throws IOException {
        door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        nodes = new CopyOnWriteArrayList<>(ports);
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** New connections no longer go to this node; those it has go on. */
    void takeOut(int port) {
        nodes.remove(Integer.valueOf(port));
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                var node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
                var server = new Socket(InetAddress.getLoopbackAddress(), node);
                Thread.startVirtualThread(() -> pass(visitor, server));
                Thread.startVirtualThread(() -> pass(server, visitor));
            } catch (IOException closed) {
                // the visitor sees a broken connection, as with a real one
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput(); // the other direction may still be speaking
        } catch (IOException ended) {
            hangUp(from);
            hangUp(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
