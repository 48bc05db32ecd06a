// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The files of the current tenant. Whether somebody may store, see or remove one is the calling module's business; it
 * asks before it calls. What may identify a patient is held back here, whoever asks.
 */
@Service
@Transactional
public class Files {

    static final String REVIEW = "files:review";

    private static final Logger LOG = LoggerFactory.getLogger(Files.class);

    private final FileStore store;
    private final FileRows rows;
    private final Quota quota;
    private final PatientIdentifiers identifiers;
    private final List<MetadataStripper> strippers;
    private final AuditLog audit;

    Files(
            FileStore store,
            FileRows rows,
            Quota quota,
            PatientIdentifiers identifiers,
            List<MetadataStripper> strippers,
            AuditLog audit) {
        this.store = store;
        this.rows = rows;
        this.quota = quota;
        this.identifiers = identifiers;
        this.strippers = strippers;
        this.audit = audit;
    }

    /**
     * Stores a file: its bytes at once, what is known of it with the caller's transaction. If that fails, the bytes are
     * swept away later. Pictures lose what they say of place, camera and time. What seems to identify a patient is
     * stored, too, but held: {@link #status} tells.
     *
     * @param bytes read to the end, or to the limit of the use; the caller closes it
     * @param originalName what the person called the file; only shown, never used as a path
     * @throws RuleViolation when the file is empty, larger than the use or the tenant allows, or of another type than
     *     the use takes, and when it cannot be kept just now; nothing is stored then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StoredFile store(InputStream bytes, FileUse use, String originalName) throws IOException {
        try (var upload = Upload.of(bytes, quota.limited(use), FileName.shown(originalName))) {
            strip(upload);
            var inspection = use.inspected()
                    ? identifiers.in(upload.path(), upload.mediaType(), upload.name())
                    : new Inspection(Inspection.Coverage.NOT_ASKED, List.of());
            quota.requireRoom(upload.size());
            var file = new StoredFile(
                    FileId.next(), use.name(), upload.name(), upload.mediaType(), upload.size(), upload.sha256());
            put(file.id(), upload);
            quota.take(file.size());
            rows.insert(file, inspection);
            if (inspection.holds()) {
                hold(file, inspection);
            }
            return file;
        }
    }

    private void strip(Upload upload) throws IOException {
        for (var stripper : strippers) {
            if (stripper.takes(upload.mediaType())) {
                upload.replace(stripper.strip(java.nio.file.Files.readAllBytes(upload.path()), upload.name()));
            }
        }
    }

    private void put(FileId id, Upload upload) {
        try (var aside = java.nio.file.Files.newInputStream(upload.path())) {
            store.put(id, aside, upload.size());
        } catch (IOException e) {
            throw StoreFailure.of(e);
        }
    }

    private void hold(StoredFile file, Inspection inspection) {
        rows.hold(file);
        audit.record(
                "file.held",
                "file",
                file.id().value(),
                Map.of(
                        "use", file.use(),
                        "sha256", file.sha256(),
                        "found",
                                inspection.findings().stream()
                                        .map(finding -> finding.kind().name())
                                        .distinct()
                                        .sorted()
                                        .toList()));
    }

    /** @throws NotFound when this tenant has no such file */
    @Transactional(readOnly = true)
    public StoredFile describe(FileId id) {
        return rows.find(id).orElseThrow(NotFound::new);
    }

    /** @throws NotFound when this tenant has no such file, and had none that was purged */
    @Transactional(readOnly = true)
    public FileStatus status(FileId id) {
        return rows.status(id).orElseThrow(NotFound::new);
    }

    /**
     * Opens a file for reading.
     *
     * @throws NotFound when this tenant has no such file
     * @throws RuleViolation when it is held for review
     * @throws IOException when it has, but the bytes cannot be read
     */
    @Transactional(readOnly = true)
    public FileContent open(FileId id) throws IOException {
        var file = describe(id);
        if (status(id).held()) {
            throw new RuleViolation("files.held");
        }
        return content(file);
    }

    /** Opens any file, held or not, for the eyes of a reviewer. */
    @PreAuthorize("hasAuthority('" + REVIEW + "')")
    public FileContent openForReview(FileId id) throws IOException {
        var file = describe(id);
        audit.record("file.held-opened", "file", id.value(), Map.of("sha256", file.sha256()));
        return content(file);
    }

    private FileContent content(StoredFile file) throws IOException {
        var stream = store.open(file.id())
                .orElseThrow(() -> new IOException("The bytes of the file " + file.id() + " are missing."));
        return new FileContent(file, stream);
    }

    /**
     * Forgets a file with the caller's transaction; its bytes go as soon as that has succeeded, or are swept away later.
     * An absent one stays absent.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(FileId id) {
        var size = rows.delete(id);
        if (size.isEmpty()) {
            return;
        }
        quota.giveBack(size.get());
        rows.endHold(id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                removeBytes(id);
            }
        });
    }

    private void removeBytes(FileId id) {
        try {
            store.remove(id);
        } catch (IOException | RuntimeException later) {
            LOG.warn("The bytes of file {} are left to the sweep.", id, later);
        }
    }
}
