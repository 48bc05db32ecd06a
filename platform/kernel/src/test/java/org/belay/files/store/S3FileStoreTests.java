// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store by the S3 interface against a server on loopback. */
class S3FileStoreTests {

    private static final TenantId MINE = TenantId.of(UUID.randomUUID());
    private static final TenantId OTHERS = TenantId.of(UUID.randomUUID());

    @TempDir
    static Path directory;

    private static S3Server server;
    private static S3FileStore store;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(directory);
        store = at(server.address());
    }

    @AfterAll
    static void stop() {
        store.destroy();
        server.close();
    }

    @Test
    void whatIsPutIsThereAsItWas() throws IOException {
        var bytes = bytes(3_000_000);
        var id = FileId.next();

        in(MINE, () -> put(id, new ByteArrayInputStream(bytes), bytes.length));

        assertThat(in(MINE, () -> read(id))).isEqualTo(bytes);
    }

    @Test
    void anotherTenantFindsNothing() throws IOException {
        var id = FileId.next();
        in(MINE, () -> put(id, new ByteArrayInputStream(bytes(10)), 10));

        assertThat(in(OTHERS, () -> store.open(id))).isEmpty();
        in(OTHERS, () -> remove(id));
        assertThat(in(MINE, () -> read(id))).hasSize(10);
        assertThat(in(OTHERS, () -> all(Instant.now().plusSeconds(60)))).isEmpty();
    }

    @Test
    void aRemovedFileIsGoneAndRemovingItAgainDoesNoHarm() throws IOException {
        var id = FileId.next();
        in(MINE, () -> put(id, new ByteArrayInputStream(bytes(10)), 10));
        in(MINE, () -> remove(id));
        in(MINE, () -> remove(id));

        assertThat(in(MINE, () -> store.open(id))).isEmpty();
    }

    @Test
    void bytesThatStopComingLeaveNothing() throws IOException {
        var id = FileId.next();
        var cut = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("The disk went away");
                }
                return 1;
            }
        };

        assertThatThrownBy(() -> in(MINE, () -> put(id, cut, 200_000))).isInstanceOf(IOException.class);
        assertThat(in(MINE, () -> store.open(id))).isEmpty();
    }

    @Test
    void oldFilesAreHandedOverForTheSweepHoweverMany() throws IOException {
        var tenant = TenantId.of(UUID.randomUUID());
        var stored = new ArrayList<FileId>();
        for (int i = 0; i < 1_050; i++) {
            var id = FileId.next();
            stored.add(id);
            in(tenant, () -> put(id, new ByteArrayInputStream(new byte[] {1}), 1));
        }

        assertThat(in(tenant, () -> all(Instant.now().plusSeconds(60)))).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(in(tenant, () -> all(Instant.now().minusSeconds(3_600)))).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsToldAsSuch() throws IOException {
        var away = at(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(
                        () -> TenantScope.<Object, IOException>call(MINE, Actor.SYSTEM, () -> away.open(FileId.next())))
                .isInstanceOf(IOException.class);
        away.destroy();
    }

    private static S3FileStore at(URI address) {
        return new S3FileStore(new S3Settings(address, S3Server.BUCKET, "us-east-1", "key", "secret", true));
    }

    private static boolean put(FileId id, InputStream bytes, long size) throws IOException {
        store.put(id, bytes, size);
        return true;
    }

    private static boolean remove(FileId id) throws IOException {
        store.remove(id);
        return true;
    }

    private static byte[] read(FileId id) throws IOException {
        try (var bytes = store.open(id).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    private static List<FileId> all(Instant before) throws IOException {
        var all = new ArrayList<FileId>();
        store.eachBefore(before, all::addAll);
        return all;
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static <T> T in(TenantId tenant, ScopedValue.CallableOp<T, IOException> work) throws IOException {
        return TenantScope.call(tenant, Actor.SYSTEM, work);
    }
}
