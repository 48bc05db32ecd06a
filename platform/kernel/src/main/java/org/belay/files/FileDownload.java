// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answer that hands a file to a browser so that it is saved and never run: an attachment, with its detected type,
 * in a sandbox, kept in no cache.
 */
public final class FileDownload {

    private FileDownload() {}

    /** The stream is closed when the answer has been written. */
    public static ResponseEntity<InputStreamResource> of(FileContent content) {
        var file = content.file();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .body(new InputStreamResource(content.stream()));
    }
}
