// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.audit.AuditLog;
import org.belay.plugins.Settings;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A place for files that is full, read-only, or has no room left for one organization. */
@KernelTest
class StoreTroubleTests {

    private static final FileUse USE = new FileUse("test.trouble", 3_000_000, Set.of("text/plain")).uninspected();

    @Autowired
    Files files;

    @Autowired
    FileStore store;

    @Autowired
    FileRows rows;

    @Autowired
    Quota quota;

    @Autowired
    PatientIdentifiers identifiers;

    @Autowired
    AuditLog audit;

    @Autowired
    Settings settings;

    @Autowired
    TestTenants tenants;

    @Autowired
    JdbcClient jdbc;

    /** Hands on what a full or read-only place does. */
    private record Troubled(FileStore real) implements FileStore {

        @Override
        public void put(FileId id, InputStream bytes, long size) throws IOException {
            real.put(id, new StopsComing(bytes, 100_000, "No space left on device"), size);
        }

        @Override
        public Optional<InputStream> open(FileId id) throws IOException {
            return real.open(id);
        }

        @Override
        public void remove(FileId id) throws IOException {
            real.remove(id);
        }

        @Override
        public void eachBefore(Instant instant, Consumer<List<FileId>> portion) throws IOException {
            real.eachBefore(instant, portion);
        }
    }

    /** Fails once so many bytes are read. */
    private static final class StopsComing extends FilterInputStream {

        private final String message;
        private int left;

        StopsComing(InputStream bytes, int left, String message) {
            super(bytes);
            this.left = left;
            this.message = message;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException(message);
            }
            var count = super.read(buffer, offset, Math.min(length, left));
            left -= count;
            return count;
        }
    }

    @Test
    void aFullDiskIsOneClearSentenceAndHalfAFileIsNotKept() throws IOException {
        store(files, tenants.alpha(), 10);
        var before = everyFile();

        assertThatThrownBy(() -> store(with(new Troubled(store)), tenants.alpha(), 200_000))
                .hasMessage("files.unavailable");

        assertThat(everyFile()).isEqualTo(before);
        assertThat(rowsOf(tenants.alpha(), 200_000)).isZero();
        assertThat(store(with(new Troubled(store)), tenants.alpha(), 50_000).size())
                .isEqualTo(50_000);
    }

    @Test
    void bytesThatStopComingAreNotTakenForAFullDisk() {
        var broken = new StopsComing(new ByteArrayInputStream(text(200_000)), 100_000, "Connection reset");

        assertThatThrownBy(() -> tenants.in(tenants.alpha(), () -> store(files, broken)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(rowsOf(tenants.alpha(), 200_000)).isZero();
    }

    @Test
    void anOrganizationNeverUsesMoreThanItsRoom() throws Exception {
        var tenant = tenants.beta();
        var used = tenants.in(tenant, quota::used);
        var room = (int) (used / 1_000_000) + 5;
        set(tenant, Quota.TOGETHER, room);
        int stored = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> store(files, tenant, 900_000)))
                    .toList();
            for (var upload : uploads) {
                try {
                    upload.get();
                    stored++;
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOf(RuleViolation.class)
                            .hasMessage("files.no-room");
                }
            }
        }

        assertThat(stored).isBetween(4, 5);
        assertThat(tenants.in(tenant, quota::used))
                .isEqualTo(used + stored * 900_000L)
                .isLessThanOrEqualTo(room * 1_000_000L);
        set(tenant, Quota.TOGETHER, 20_000);
    }

    @Test
    void aRemovedFileGivesItsRoomBack() {
        var before = tenants.in(tenants.alpha(), quota::used);
        var stored = store(files, tenants.alpha(), 70_000);
        assertThat(tenants.in(tenants.alpha(), quota::used)).isEqualTo(before + 70_000);

        tenants.inTenant(tenants.alpha(), () -> files.remove(stored.id()));

        assertThat(tenants.in(tenants.alpha(), quota::used)).isEqualTo(before);
    }

    @Test
    void theOrganizationsOwnLimitHoldsForEveryUse() {
        set(tenants.beta(), Quota.LARGEST, 1);

        assertThatThrownBy(() -> store(files, tenants.beta(), 1_000_001)).hasMessage("files.too-large");
        assertThat(store(files, tenants.beta(), 1_000_000).size()).isEqualTo(1_000_000);
        set(tenants.beta(), Quota.LARGEST, 25);
    }

    private void set(TenantId tenant, String key, int value) {
        tenants.inTenant(tenant, () -> settings.set(key, String.valueOf(value), settings.today()));
    }

    private Files with(FileStore store) {
        return new Files(store, rows, quota, identifiers, List.of(), audit);
    }

    private StoredFile store(Files into, TenantId tenant, int size) {
        return tenants.in(tenant, () -> store(into, new ByteArrayInputStream(text(size))));
    }

    private static StoredFile store(Files into, InputStream bytes) {
        try {
            return into.store(bytes, USE, "a.txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(int size) {
        return "x".repeat(size).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private int rowsOf(TenantId tenant, int size) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select count(*) from platform.stored_file where use = 'test.trouble' and size = :size")
                        .param("size", size)
                        .query(Integer.class)
                        .single());
    }

    private Set<Path> everyFile() throws IOException {
        try (var all =
                java.nio.file.Files.walk(Path.of("target/files", tenants.alpha().toString()))) {
            return all.filter(java.nio.file.Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}
