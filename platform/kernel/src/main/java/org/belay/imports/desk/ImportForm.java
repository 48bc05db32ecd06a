// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.belay.imports.RosterImportId;
import org.belay.imports.work.RosterImport;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What is handed in.
 *
 * @param kind {@link RosterImport#ROSTER}, or the key of a table; a roster when absent
 * @param file the zip or the table
 * @param roster the zip, by its older name
 */
record ImportForm(
        @Nullable String kind,
        @Nullable MultipartFile file,
        @Nullable MultipartFile roster) {

    private @Nullable MultipartFile given() {
        return file == null || file.isEmpty() ? roster : file;
    }

    private String kindOrRoster() {
        return kind == null || kind.isBlank() ? RosterImport.ROSTER : kind;
    }

    /** What tells this form from another: the kind, the name of the file and a digest of its bytes. */
    Map<String, String> mark() {
        var given = given();
        if (given == null) {
            return Map.of();
        }
        try (var bytes = new DigestInputStream(given.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return Map.of(
                    "kind",
                    kindOrRoster(),
                    "name",
                    String.valueOf(given.getOriginalFilename()),
                    "sha256",
                    HexFormat.of().formatHex(bytes.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RosterImportId handTo(ImportDesk desk) {
        var given = given();
        if (given == null || given.isEmpty()) {
            throw new RuleViolation("imports.file.missing");
        }
        var name = given.getOriginalFilename();
        try (var bytes = given.getInputStream()) {
            return desk.upload(kindOrRoster(), bytes, name == null ? "" : name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
