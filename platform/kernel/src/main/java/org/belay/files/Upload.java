// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.tika.Tika;
import org.belay.tenancy.RuleViolation;

/**
 * A file on its way in: it is refused as soon as the bytes show that it is not of a type or size that the use takes, and
 * hashed while it passes.
 */
final class Upload extends FilterInputStream {

    private static final Tika TIKA = new Tika();
    private static final int HEAD = 64 * 1024;
    private static final String UNKNOWN = "application/octet-stream";
    private static final double MEGABYTE = 1_000_000;

    private final FileUse use;
    private final String name;
    private final String mediaType;
    private final MessageDigest digest;
    private long size;

    private Upload(InputStream bytes, FileUse use, String name, String mediaType, MessageDigest digest) {
        super(bytes);
        this.use = use;
        this.name = name;
        this.mediaType = mediaType;
        this.digest = digest;
    }

    /** @throws RuleViolation when there are no bytes, or their beginning is of a type that the use does not take */
    static Upload of(InputStream bytes, FileUse use, String name) throws IOException {
        var head = bytes.readNBytes(HEAD);
        if (head.length == 0) {
            throw new RuleViolation("files.empty", name);
        }
        var mediaType = detect(head, name);
        if (!use.mediaTypes().contains(mediaType)) {
            throw new RuleViolation("files.type", name);
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(head), bytes);
        return new Upload(whole, use, name, mediaType, sha256Digest());
    }

    /** By the bytes; the name only tells apart what has the same bytes, as CSV and other text. */
    private static String detect(byte[] head, String name) throws IOException {
        var byBytes = TIKA.detect(head);
        return byBytes.equals(UNKNOWN) ? UNKNOWN : TIKA.detect(head, name);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        if (count > 0) {
            size += count;
            if (size > use.maxBytes()) {
                throw new RuleViolation("files.too-large", name, use.maxBytes() / MEGABYTE);
            }
            digest.update(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("Every byte is counted.");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    long size() {
        return size;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
