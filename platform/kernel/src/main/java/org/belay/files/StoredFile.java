// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is known of a stored file.
 *
 * @param name as the person called it, without any path; for showing, never for opening
 * @param mediaType what the bytes are, as detected
 * @param sha256 of the bytes, in hexadecimal
 */
public record StoredFile(FileId id, String use, String name, String mediaType, long size, String sha256) {

    /** The hash of all bytes of a stream, as {@link #sha256} has it. */
    public static String sha256(InputStream bytes) throws IOException {
        var digested = new DigestInputStream(bytes, digest());
        digested.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
