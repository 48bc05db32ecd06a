// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy fails as it is told. Behind it, a server repeats whatever it hears. */
class FaultProxyTests {

    private ServerSocket server;
    private FaultProxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::repeat);
        proxy = new FaultProxy(server.getLocalPort());
        client = connected();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void itPassesOnWhatIsSaid() throws IOException {
        assertThat(said("hello")).isEqualTo("hello");
    }

    @Test
    void whatIsDelayedComesLater() throws IOException {
        proxy.delay(Duration.ofMillis(150));

        var begun = System.nanoTime();
        assertThat(said("hello")).isEqualTo("hello");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void whatDripsComesInPieces() throws IOException {
        proxy.drip(2, Duration.ofMillis(40));

        var begun = System.nanoTime();
        assertThat(said("0123456789")).isEqualTo("0123456789");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aCutConnectionEndsInGoodOrderAndTheNextOneIsWell() throws IOException {
        assertThat(said("hello")).isEqualTo("hello");
        proxy.cut();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        client = connected();
        assertThat(said("again")).isEqualTo("again");
    }

    @Test
    void aResetConnectionBreaksOff() throws IOException {
        assertThat(said("hello")).isEqualTo("hello");
        proxy.reset();

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read())
                .withMessageContaining("reset");
    }

    @Test
    void aHalfOpenConnectionIsSilentForGood() throws IOException {
        proxy.halfOpen();
        client.setSoTimeout(200);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> said("hello"));
        try (var late = connected()) {
            assertThat(late.isConnected()).isTrue();
        }

        proxy.pass();
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> said("hello"));
        client = connected();
        assertThat(said("again")).isEqualTo("again");
    }

    @Test
    void anEndToTheTroubleIsFeltAtOnce() throws Exception {
        proxy.delay(Duration.ofMinutes(5));
        client.getOutputStream().write('x');
        proxy.pass();

        assertThat(client.getInputStream().read()).isEqualTo('x');
    }

    @Test
    void onlyTheCommitOfTheOneThatWasNamedIsLost() throws IOException {
        proxy.loseTheCommitOf("Plover");
        assertThat(said("COMMIT\0")).isEqualTo("COMMIT\0");
        assertThat(said("insert Plover")).isEqualTo("insert Plover");
        try (var other = connected()) {
            assertThat(said("COMMIT\0", other)).isEqualTo("COMMIT\0");
        }
        assertThat(proxy.sprung()).isFalse();

        client.getOutputStream().write("COMMIT\0".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(proxy.sprung()).isTrue();
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String said(String words) throws IOException {
        return said(words, client);
    }

    private static String said(String words, Socket socket) throws IOException {
        var bytes = words.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes);
        return new String(socket.getInputStream().readNBytes(bytes.length), StandardCharsets.US_ASCII);
    }

    private void repeat() {
        while (!server.isClosed()) {
            try {
                var visitor = server.accept();
                Thread.startVirtualThread(() -> repeat(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void repeat(Socket visitor) {
        try (visitor) {
            visitor.getInputStream().transferTo(visitor.getOutputStream());
        } catch (IOException ended) {
            // as it is meant to
        }
    }
}
