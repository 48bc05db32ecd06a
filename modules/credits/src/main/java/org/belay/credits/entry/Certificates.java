// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.belay.credits.CeRecords;
import org.belay.files.FileContent;
import org.belay.files.FileId;
import org.belay.files.FileStatus;
import org.belay.files.FileUse;
import org.belay.files.Files;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos and PDFs of certificates, each for the eyes of the person who handed it in. */
@Service
@Transactional
@PreAuthorize("hasAuthority('credits:log')")
class Certificates {

    private static final FileUse USE = new FileUse(
            "credits.certificate",
            10_000_000,
            Set.of("application/pdf", "image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"));

    private final Files files;
    private final JdbcClient jdbc;

    Certificates(Files files, JdbcClient jdbc) {
        this.files = files;
        this.jdbc = jdbc;
    }

    /** Keeps a file of the person who acts, before it is clear what it belongs to. */
    public UUID store(InputStream bytes, String name) throws IOException {
        var file = files.store(bytes, USE, name).id().value();
        jdbc.sql("insert into credits.certificate (file_id, person_id) values (:file, :person)")
                .param("file", file)
                .param("person", CeRecords.me().value())
                .update();
        return file;
    }

    /** @throws NotFound when it is not a file of this person */
    @Transactional(readOnly = true)
    public UUID own(UUID file, PersonId person) {
        return jdbc.sql("""
                        select file_id from credits.certificate
                         where tenant_id = platform.current_tenant() and file_id = :file and person_id = :person""")
                .param("file", file)
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** What became of a file of the person who acts. */
    @Transactional(readOnly = true)
    public FileStatus status(UUID file) {
        return files.status(FileId.of(own(file, CeRecords.me())));
    }

    /** The same in the words of an entry's page. */
    @Transactional(readOnly = true)
    public CertificateState state(UUID file) {
        return CertificateState.of(file, status(file));
    }

    /** Opens a file of the person who acts. */
    @Transactional(readOnly = true)
    public FileContent open(UUID file) throws IOException {
        return files.open(FileId.of(own(file, CeRecords.me())));
    }
}
