// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;

/** An S3-compatible server in a process of its own, because it brings its own version of the framework. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "belay-files";

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static S3Server start(Path directory) throws IOException {
        var port = free();
        var jar = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.matches(".*s3mock-[0-9.]+-exec\\.jar"))
                .findFirst()
                .orElseThrow();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xmx200m",
                "-jar",
                jar,
                "--http.port=" + port,
                "--server.port=" + free(),
                "--server.address=127.0.0.1");
        builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", BUCKET);
        builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_ROOT", directory.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile());
        var server = new S3Server(builder.start(), port);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(server::answers);
        return server;
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
