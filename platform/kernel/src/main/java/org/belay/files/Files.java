// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of the current tenant. Whether somebody may store, see or remove one is the calling module's business; it
 * asks before it calls.
 */
@Service
@Transactional
public class Files {

    private final FileStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    Files(FileStore store, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores a file: its bytes at once, what is known of it with the caller's transaction. If that fails, the bytes are
     * swept away later.
     *
     * @param bytes read to the end, or to the limit of the use; the caller closes it
     * @param originalName what the person called the file; only shown, never used as a path
     * @throws RuleViolation when the file is empty, larger than the use allows, or of another type than it takes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StoredFile store(InputStream bytes, FileUse use, String originalName) throws IOException {
        var upload = Upload.of(bytes, use, FileName.shown(originalName));
        var id = FileId.next();
        store.put(id, upload);
        var file = new StoredFile(id, use.name(), upload.name(), upload.mediaType(), upload.size(), upload.sha256());
        jdbc.sql("""
                        insert into platform.stored_file (id, use, name, media_type, size, sha256, stored_by, stored_at)
                        values (:id, :use, :name, :mediaType, :size, :sha256, :storedBy, :storedAt)""")
                .param("id", id.value())
                .param("use", file.use())
                .param("name", file.name())
                .param("mediaType", file.mediaType())
                .param("size", file.size())
                .param("sha256", HexFormat.of().parseHex(file.sha256()))
                .param("storedBy", TenantScope.require().actor().map(Actor::id).orElse(null))
                .param("storedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return file;
    }

    /** @throws NotFound when this tenant has no such file */
    @Transactional(readOnly = true)
    public StoredFile describe(FileId id) {
        return jdbc.sql("""
                        select * from platform.stored_file where tenant_id = platform.current_tenant() and id = :id""")
                .param("id", id.value())
                .query((row, number) -> new StoredFile(
                        FileId.of(row.getObject("id", UUID.class)),
                        row.getString("use"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        HexFormat.of().formatHex(row.getBytes("sha256"))))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Opens a file for reading.
     *
     * @throws NotFound when this tenant has no such file
     * @throws IOException when it has, but the bytes cannot be read
     */
    @Transactional(readOnly = true)
    public FileContent open(FileId id) throws IOException {
        var file = describe(id);
        var stream = store.open(id).orElseThrow(() -> new IOException("The bytes of the file " + id + " are missing."));
        return new FileContent(file, stream);
    }

    /** Forgets a file with the caller's transaction; its bytes are swept away later. An absent one stays absent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(FileId id) {
        jdbc.sql("delete from platform.stored_file where tenant_id = platform.current_tenant() and id = :id")
                .param("id", id.value())
                .update();
    }
}
