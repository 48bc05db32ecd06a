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
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The zip that is handed in. */
record ImportForm(@Nullable MultipartFile roster) {

    /** What tells this form from another: the name of the file and a digest of its bytes. */
    Map<String, String> mark() {
        if (roster == null) {
            return Map.of();
        }
        try (var bytes = new DigestInputStream(roster.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return Map.of(
                    "name",
                    String.valueOf(roster.getOriginalFilename()),
                    "sha256",
                    HexFormat.of().formatHex(bytes.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RosterImportId handTo(ImportDesk desk) {
        if (roster == null || roster.isEmpty()) {
            throw new RuleViolation("imports.file.missing");
        }
        var name = roster.getOriginalFilename();
        try (var bytes = roster.getInputStream()) {
            return desk.upload(bytes, name == null ? "" : name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
