// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.belay.tenancy.RuleViolation;

/**
 * A file on its way in, kept aside on this node's disk until it is known what it is. It is refused as soon as the bytes
 * show that it is not of a type or size that the use takes.
 */
final class Upload implements AutoCloseable {

    private static final Tika TIKA = new Tika();
    private static final int HEAD = 64 * 1024;
    private static final String UNKNOWN = "application/octet-stream";
    private static final double MEGABYTE = 1_000_000;

    private final Path aside;
    private final String name;
    private final String mediaType;

    private Upload(Path aside, String name, String mediaType) {
        this.aside = aside;
        this.name = name;
        this.mediaType = mediaType;
    }

    /**
     * Takes all bytes in.
     *
     * @throws RuleViolation when there are none, too many, or their beginning is of a type that the use does not take
     * @throws IOException when they stop coming
     */
    static Upload of(InputStream bytes, FileUse use, String name) throws IOException {
        var head = bytes.readNBytes(HEAD);
        if (head.length == 0) {
            throw new RuleViolation("files.empty", name);
        }
        var mediaType = detect(head, name);
        if (!use.mediaTypes().contains(mediaType)) {
            throw new RuleViolation("files.type", name);
        }
        var upload = new Upload(aside(), name, mediaType);
        try {
            upload.fill(new SequenceInputStream(new ByteArrayInputStream(head), bytes), use.maxBytes());
            return upload;
        } catch (IOException | RuntimeException failed) {
            upload.close();
            throw failed;
        }
    }

    private static Path aside() {
        try {
            return java.nio.file.Files.createTempFile("belay", ".upload");
        } catch (IOException full) {
            throw StoreFailure.of(full);
        }
    }

    private void fill(InputStream bytes, long atMost) throws IOException {
        var buffer = new byte[1 << 16];
        long size = 0;
        try (var out = new AsideStream(aside)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                size += count;
                if (size > atMost) {
                    throw new RuleViolation("files.too-large", name, atMost / MEGABYTE);
                }
                out.write(buffer, count);
            }
        }
    }

    /** By the bytes; the name only tells apart what has the same bytes, as CSV and other text. */
    private static String detect(byte[] head, String name) throws IOException {
        var byBytes = TIKA.detect(head);
        return byBytes.equals(UNKNOWN) ? UNKNOWN : TIKA.detect(head, name);
    }

    /** Puts other bytes in place of those that came. */
    void replace(byte[] bytes) {
        try (var out = new AsideStream(aside)) {
            out.write(bytes, bytes.length);
        }
    }

    Path path() {
        return aside;
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    long size() throws IOException {
        return java.nio.file.Files.size(aside);
    }

    String sha256() throws IOException {
        try (var bytes = java.nio.file.Files.newInputStream(aside)) {
            return StoredFile.sha256(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        java.nio.file.Files.deleteIfExists(aside);
    }

    /** Tells a full disk from bytes that stop coming. */
    private static final class AsideStream implements AutoCloseable {

        private final java.io.OutputStream out;

        AsideStream(Path aside) {
            try {
                out = java.nio.file.Files.newOutputStream(aside);
            } catch (IOException full) {
                throw StoreFailure.of(full);
            }
        }

        void write(byte[] bytes, int count) {
            try {
                out.write(bytes, 0, count);
            } catch (IOException full) {
                throw StoreFailure.of(full);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException full) {
                throw StoreFailure.of(full);
            }
        }
    }
}
