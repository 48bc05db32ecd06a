// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.audit.AuditLog;
import org.belay.files.FileId;
import org.belay.files.FileStore;
import org.belay.files.FileUse;
import org.belay.files.store.DamagedFiles.Damaged;
import org.belay.files.store.FileCheck.Fault;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;

@KernelTest
class FileCheckTests {

    private static final FileUse USE = new FileUse("test.check", 1_000, Set.of("text/plain")).uninspected();

    @Autowired
    org.belay.files.Files files;

    @Autowired
    FileCheck check;

    @Autowired
    DamagedFiles damaged;

    @Autowired
    TestTenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditLog audit;

    @Autowired
    PlatformTransactionManager transactions;

    TenantId tenant;

    @BeforeEach
    void tenant() {
        tenant = tenants.beta();
    }

    @Test
    void aLostAndAChangedFileAreFoundOnceAndLeaveTheListWhenTheyAreWholeAgain() throws IOException {
        var whole = store("whole");
        var lost = store("lost");
        var changed = store("changed");
        Files.delete(onDisk(lost));
        Files.writeString(onDisk(changed), "chanted");
        var before = entries("file.damaged");

        round();
        round();

        assertThat(faults(lost)).containsExactly(Fault.MISSING);
        assertThat(faults(changed)).containsExactly(Fault.CHANGED);
        assertThat(faults(whole)).isEmpty();
        assertThat(entries("file.damaged")).isEqualTo(before + 2);

        Files.writeString(onDisk(lost), "lost");
        tenants.inTenant(tenant, () -> files.remove(changed));
        round();

        assertThat(faults(lost)).isEmpty();
        assertThat(faults(changed)).isEmpty();
        assertThat(entries("file.whole-again")).isPositive();
    }

    @Test
    void aPlaceThatCannotBeReachedMakesNoFileMissing() {
        var file = store("out of reach");
        var away = new FileStore() {
            @Override
            public void put(FileId id, InputStream bytes, long size) throws IOException {
                throw new IOException("away");
            }

            @Override
            public Optional<InputStream> open(FileId id) throws IOException {
                throw new IOException("away");
            }

            @Override
            public void remove(FileId id) throws IOException {
                throw new IOException("away");
            }

            @Override
            public void eachBefore(Instant instant, Consumer<List<FileId>> portion) throws IOException {
                throw new IOException("away");
            }
        };
        var blind = new FileCheck(away, jdbc, audit, transactions, Clock.systemUTC());

        assertThatThrownBy(() -> TenantScope.run(tenant, Actor.SYSTEM, blind::run))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(faults(file)).isEmpty();
    }

    @Test
    void onlyAReviewerSeesTheList() {
        assertThatThrownBy(() -> tenants.as(tenant, tenants.actorWith(tenant), () -> damaged.count()))
                .isInstanceOf(AccessDeniedException.class);
    }

    private FileId store(String text) {
        return tenants.in(tenant, () -> {
            try {
                var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                return files.store(bytes, USE, text + ".txt").id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void round() {
        TenantScope.run(tenant, Actor.SYSTEM, check::run);
    }

    private List<Fault> faults(FileId file) {
        return tenants.as(tenant, tenants.actorWith(tenant, "files:review"), () -> damaged.page(0, 100)).stream()
                .filter(one -> one.id().equals(file))
                .map(Damaged::fault)
                .toList();
    }

    private long entries(String action) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select count(*) from platform.audit_entry where action = :action")
                        .param("action", action)
                        .query(Long.class)
                        .single());
    }

    private Path onDisk(FileId id) {
        var name = id.toString();
        return Path.of("target/files", tenant.toString(), name.substring(name.length() - 2), name);
    }
}
