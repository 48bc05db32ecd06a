// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.belay.imports.RosterImportId;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The zip that is handed in. */
record ImportForm(@Nullable MultipartFile roster) {

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
