// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.belay.webhooks.SendFailed.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that mean no good. */
class ReceiverTests {

    private static final Duration TOGETHER = Duration.ofMillis(700);
    private static final Duration WELL_WITHIN = Duration.ofSeconds(4);
    private static final Predicate<InetAddress> ALL = address -> true;

    HostileServer server;
    Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        receiver = receiver(host -> loopback(), ALL);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aRequestArrivesWhole() throws Exception {
        var answer = receiver.post(server.at("hooks.example"), Map.of("webhook-id", "1"), "{\"name\":\"Å\"}");

        assertThat(answer).isEqualTo(new Answer(200, "ok"));
        assertThat(server.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.line()).isEqualTo("POST /hooks?from=belay HTTP/1.1");
            assertThat(seen.headers())
                    .containsEntry("host", "hooks.example:" + server.port())
                    .containsEntry("webhook-id", "1")
                    .containsEntry("content-type", "application/json");
            assertThat(seen.body()).isEqualTo("{\"name\":\"Å\"}");
        });
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws Exception {
        try (var within = new HostileServer()) {
            server.behave(
                    HostileServer.saying("HTTP/1.1 302 Found\r\nLocation: " + within.at("127.0.0.1") + "\r\n\r\n"));

            assertThat(post().accepted()).isFalse();
            assertThat(within.seen()).isEmpty();
        }
    }

    @Test
    void aHeadThatDripsHoldsNobody() {
        server.behave(server.endless("HTTP/1.1 200 OK\r\n", "X", 50));

        assertThatFailing(Reason.TIME_OVER);
    }

    @Test
    void silenceHoldsNobody() {
        server.behave(server.silence());

        assertThatFailing(Reason.TIME_OVER);
    }

    @Test
    void aHeadWithoutEndIsNoAnswer() {
        server.behave(server.endless("HTTP/1.1 200 OK\r\nX: ", "x".repeat(10_000), 0));

        assertThatFailing(Reason.NO_HTTP);
    }

    @Test
    void anEndlessBodyIsReadNoFurtherThanItIsShown() throws Exception {
        server.behave(server.endless("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(10_000), 0));

        var answer = post();

        assertThat(answer.accepted()).isTrue();
        assertThat(answer.beginning()).hasSize(500);
    }

    @Test
    void aBodyThatDripsDoesNotUndoTheStatus() throws Exception {
        server.behave(server.endless("HTTP/1.1 204 Fine\r\n\r\n", "x", 100));
        var began = System.nanoTime();

        assertThat(post().accepted()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WELL_WITHIN);
    }

    @Test
    void aResetIsNoAnswer() {
        server.behave(HostileServer.reset());

        assertThatFailing(Reason.CUT_OFF);
    }

    @Test
    void whatIsNotHttpIsNoAnswer() {
        server.behave(HostileServer.saying("220 mail.example ESMTP\r\n"));

        assertThatFailing(Reason.NO_HTTP);
    }

    @Test
    void anAnswersControlCharactersAreNotKept() throws Exception {
        server.behave(HostileServer.saying("HTTP/1.1 500 Oh\r\nContent-Length: 9\r\n\r\na\0\u001b[31mb\r\n"));

        assertThat(post()).isEqualTo(new Answer(500, "a [31mb"));
    }

    @Test
    void aHostWithAnAddressWithinIsNotAsked() {
        receiver = receiver(host -> loopback(), PublicAddresses::contains);

        assertThatFailing(Reason.NOT_PUBLIC);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void oneAddressWithinAmongPublicOnesIsEnoughToRefuse() {
        var mixed = new InetAddress[] {InetAddress.ofLiteral("9.9.9.9"), InetAddress.ofLiteral("10.0.0.1")};
        receiver = receiver(host -> mixed, PublicAddresses::contains);

        assertThatFailing(Reason.NOT_PUBLIC);
    }

    @Test
    void aNameThatChangesItsMindIsAskedOnce() throws Exception {
        var asked = new AtomicInteger();
        var first = InetAddress.ofLiteral("127.0.0.1");
        // the check lets only the first answer pass; the second would lead to a place that nobody has checked
        receiver = receiver(
                host -> new InetAddress[] {asked.incrementAndGet() == 1 ? first : InetAddress.ofLiteral("127.0.0.9")},
                first::equals);

        assertThat(post().accepted()).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(server.seen()).hasSize(1);

        assertThatFailing(Reason.NOT_PUBLIC);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void anUnknownHostIsSaidToBeOne() {
        receiver = receiver(
                host -> {
                    throw new UnknownHostException(host);
                },
                ALL);

        assertThatFailing(Reason.UNKNOWN_HOST);
    }

    @Test
    void withoutTheExceptionOnlyHttpsIsTaken() {
        receiver = new Receiver(new Route(host -> loopback(), ALL, false), plainTls(), TOGETHER);

        assertThatFailing(Reason.NOT_PUBLIC);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void aCertificateMustBeForTheNameThoughTheAddressIsPinned(@TempDir Path directory) throws Exception {
        var context = contextFor("hooks.example", directory);
        try (var secure = new HostileServer(context.getServerSocketFactory().createServerSocket(0, 5, loopback()[0]))) {
            var strict =
                    new Receiver(new Route(host -> loopback(), ALL, false), context.getSocketFactory(), WELL_WITHIN);

            var answer = strict.post(URI.create("https://hooks.example:" + secure.port() + "/"), Map.of(), "{}");

            assertThat(answer.accepted()).isTrue();
            assertThatExceptionOfType(SendFailed.class)
                    .isThrownBy(() ->
                            strict.post(URI.create("https://other.example:" + secure.port() + "/"), Map.of(), "{}"))
                    .extracting(SendFailed::reason)
                    .isEqualTo(Reason.TLS);
            assertThat(secure.seen()).hasSize(1);
        }
    }

    private Answer post() throws SendFailed {
        return receiver.post(server.at("hooks.example"), Map.of(), "{}");
    }

    private void assertThatFailing(Reason reason) {
        var began = System.nanoTime();
        assertThatExceptionOfType(SendFailed.class)
                .isThrownBy(this::post)
                .extracting(SendFailed::reason)
                .isEqualTo(reason);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WELL_WITHIN);
    }

    private static Receiver receiver(Route.Names names, Predicate<InetAddress> open) {
        return new Receiver(new Route(names, open, true), plainTls(), TOGETHER);
    }

    private static SSLSocketFactory plainTls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }

    /** A context that has a certificate for the name, and trusts it. */
    private static SSLContext contextFor(String name, Path directory) throws Exception {
        var file = directory.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "not-a-secret")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, "not-a-secret".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "not-a-secret".toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
