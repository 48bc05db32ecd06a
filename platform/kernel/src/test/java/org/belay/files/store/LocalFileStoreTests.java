// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTests {

    private static final TenantId TENANT = TenantId.of(UUID.randomUUID());

    @TempDir
    Path directory;

    @Test
    void whatIsCutShortLeavesNothing() throws IOException {
        var cut = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No space left on device");
            }
        });

        assertThatThrownBy(() -> put(directory, cut)).isInstanceOf(IOException.class);

        try (var all = Files.walk(directory)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldAsSuch() throws IOException {
        var noFolder = Files.createFile(directory.resolve("not-a-folder"));

        assertThatThrownBy(() -> put(noFolder, new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(IOException.class);
    }

    private static void put(Path root, InputStream bytes) throws IOException {
        TenantScope.<Boolean, IOException>call(TENANT, Actor.SYSTEM, () -> {
            new LocalFileStore(root).put(FileId.next(), bytes, 100_000);
            return true;
        });
    }
}
