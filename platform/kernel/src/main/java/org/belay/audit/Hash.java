// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value. */
record Hash(String hex) {

    /** What stands before the first entry of a chain. */
    static final Hash NONE = new Hash("0".repeat(64));

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** Begins a hash over several parts; {@code purpose} keeps hashes of different things apart. */
    static Over over(String purpose) {
        return new Over().text(purpose);
    }

    /**
     * Takes the parts one after the other, each with its length in front, an absent one with the length -1: no two
     * different lists of parts read the same.
     */
    static final class Over {

        private final MessageDigest digest = sha256();

        Over text(@Nullable String text) {
            return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        }

        Over id(@Nullable UUID id) {
            return bytes(
                    id == null
                            ? null
                            : ByteBuffer.allocate(16)
                                    .putLong(id.getMostSignificantBits())
                                    .putLong(id.getLeastSignificantBits())
                                    .array());
        }

        Over number(long number) {
            return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        Over hash(Hash hash) {
            return bytes(hash.bytes());
        }

        Over bytes(byte @Nullable [] part) {
            var length = part == null ? -1 : part.length;
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
            if (part != null) {
                digest.update(part);
            }
            return this;
        }

        Hash end() {
            return Hash.of(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }
    }
}
