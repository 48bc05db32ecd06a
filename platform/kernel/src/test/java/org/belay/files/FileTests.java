// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.jobs.RecurringTenantWork;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files on a real disk and their rows in a real database. */
@SpringBootTest
@Import(TestDatabase.class)
class FileTests {

    private static final FileUse CERTIFICATE =
            new FileUse("test.certificate", 100_000, Set.of("application/pdf")).uninspected();
    private static final AtomicInteger FOUNDED = new AtomicInteger();

    @TempDir
    static Path directory;

    @Autowired
    org.belay.files.Files files;

    @Autowired
    List<RecurringTenantWork> works;

    @Autowired
    Tenants tenants;

    @Autowired
    PlatformTransactionManager transactions;

    TenantId tenant;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry registry) {
        registry.add("belay.files.directory", directory::toString);
    }

    @BeforeEach
    void found() {
        tenant = aTenant();
    }

    @Test
    void aFileIsKeptAsItIsUnderWhatItsBytesAre() throws IOException {
        var bytes = aPdf(70_000);

        var stored = store(bytes, CERTIFICATE, "Certificate of attendance.pdf");

        assertThat(stored.name()).isEqualTo("Certificate of attendance.pdf");
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.size()).isEqualTo(70_000);
        assertThat(stored.sha256()).isEqualTo(HexFormat.of().formatHex(sha256(bytes)));
        assertThat(in(tenant, () -> files.describe(stored.id()))).isEqualTo(stored);
        assertThat(in(tenant, () -> content(stored.id()))).isEqualTo(bytes);
    }

    @Test
    void aFileLargerThanItsUseAllowsLeavesNothingBehind() {
        assertThat(store(aPdf(100_000), CERTIFICATE, "just.pdf").size()).isEqualTo(100_000);
        var before = onDisk();

        assertThatThrownBy(() -> store(aPdf(100_001), CERTIFICATE, "huge.pdf"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("files.too-large");

        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void aNameNeverBecomesAPath() {
        for (var name :
                List.of("../../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "..", "a\u0000b", "\u202Efdp.exe")) {
            var stored = store(aPdf(100), CERTIFICATE, name);

            assertThat(stored.name())
                    .doesNotContain("/", "\\", "\u0000", "\u202E")
                    .isNotEqualTo("..");
        }
        assertThat(onDisk())
                .allSatisfy(path -> assertThat(path.toString()).matches("[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f-]{36}"));
        assertThat(store(aPdf(100), CERTIFICATE, "x".repeat(500) + ".pdf").name())
                .hasSizeLessThan(160)
                .endsWith("x.pdf");
    }

    @Test
    void anotherTenantCannotOpenIt() {
        var stored = store(aPdf(100), CERTIFICATE, "mine.pdf");
        var other = aTenant();

        assertThatThrownBy(() -> in(other, () -> content(stored.id()))).isInstanceOf(NotFound.class);
        assertThat(in(tenant, () -> content(stored.id()))).hasSize(100);
    }

    @Test
    void bytesWhoseTransactionFailedAreSweptAwayAfterAnHour() throws IOException {
        var kept = store(aPdf(100), CERTIFICATE, "kept.pdf");
        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    store(aPdf(100), CERTIFICATE, "lost.pdf");
                    status.setRollbackOnly();
                }));
        var part = Files.write(directory.resolve(tenant + "/incoming/half.part"), new byte[] {1});

        sweep();
        assertThat(mine()).hasSize(3);

        for (var path : mine()) {
            Files.setLastModifiedTime(
                    directory.resolve(path), FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        }
        sweep();

        assertThat(mine())
                .singleElement()
                .satisfies(
                        path -> assertThat(path).endsWithRaw(Path.of(kept.id().toString())));
        assertThat(part).doesNotExist();
    }

    @Test
    void theBytesOfAForgottenFileAreSweptAway() throws IOException {
        var stored = store(aPdf(100), CERTIFICATE, "gone.pdf");
        in(tenant, () -> {
            files.remove(stored.id());
            return stored;
        });
        for (var path : mine()) {
            Files.setLastModifiedTime(directory.resolve(path), FileTime.from(Instant.EPOCH));
        }

        sweep();

        assertThat(mine()).isEmpty();
        assertThatThrownBy(() -> in(tenant, () -> files.describe(stored.id()))).isInstanceOf(NotFound.class);
    }

    @Test
    void manyStoredAtOnceAreAllWhole() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = new ArrayList<Callable<StoredFile>>();
            for (int i = 0; i < 24; i++) {
                var size = 70_000 + i;
                uploads.add(() -> store(aPdf(size), CERTIFICATE, size + ".pdf"));
            }
            for (var upload : threads.invokeAll(uploads)) {
                var stored = upload.get();
                var bytes = in(tenant, () -> content(stored.id()));
                assertThat(stored.name()).isEqualTo(bytes.length + ".pdf");
                assertThat(stored.sha256()).isEqualTo(HexFormat.of().formatHex(sha256(bytes)));
            }
        }
    }

    @Test
    void aDownloadIsSavedAndNeverRun() throws IOException {
        var stored = store(aPdf(100), CERTIFICATE, "Zertifikat für “Plover”.pdf");

        try (var content = in(tenant, () -> open(stored.id()))) {
            var headers = FileDownload.of(content).getHeaders();

            assertThat(headers.getFirst("Content-Disposition"))
                    .startsWith("attachment;")
                    .contains("filename*=UTF-8''Zertifikat%20f%C3%BCr%20%E2%80%9CPlover%E2%80%9D.pdf");
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
            assertThat(headers.getFirst("Cache-Control")).isEqualTo("private, no-store");
            assertThat(headers.getContentLength()).isEqualTo(100);
        }
    }

    private void sweep() {
        works.stream()
                .filter(work -> work.name().equals("files.sweep"))
                .forEach(work -> TenantScope.run(tenant, Actor.SYSTEM, work::run));
    }

    private TenantId aTenant() {
        var slug = "files" + FOUNDED.incrementAndGet();
        return tenants.found(
                slug,
                "A tenant",
                TenantKind.UNIVERSITY,
                Set.of(slug + ".test"),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US",
                "#0b6e7f");
    }

    private StoredFile store(byte[] bytes, FileUse use, String name) {
        return in(tenant, () -> files.store(new ByteArrayInputStream(bytes), use, name));
    }

    private byte[] content(FileId id) throws IOException {
        try (var content = files.open(id)) {
            return content.stream().readAllBytes();
        }
    }

    private FileContent open(FileId id) throws IOException {
        return files.open(id);
    }

    private interface Work<R> {
        R now() throws IOException;
    }

    private <R> R in(TenantId where, Work<R> work) {
        return TenantScope.call(
                where,
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    try {
                        return work.now();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private List<Path> mine() {
        return onDisk().stream()
                .filter(path -> path.startsWith(tenant.toString()))
                .toList();
    }

    private static List<Path> onDisk() {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] aPdf(int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) ' ');
        var magic = "%PDF-1.7\n".getBytes(UTF_8);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
