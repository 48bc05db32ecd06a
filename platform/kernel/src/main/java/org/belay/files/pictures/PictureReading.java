// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.belay.files.MetadataStripper;
import org.belay.tenancy.RuleViolation;

/** What the strippers share: a picture that is not built as its kind should be is refused. */
abstract class PictureReading implements MetadataStripper {

    @Override
    public final byte[] strip(byte[] picture, String name) {
        try {
            var stripped = new ByteArrayOutputStream(picture.length);
            strip(ByteBuffer.wrap(picture.clone()), stripped);
            return stripped.toByteArray();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException | NotAPicture broken) {
            throw new RuleViolation("files.picture", name);
        }
    }

    abstract void strip(ByteBuffer picture, ByteArrayOutputStream stripped);

    /** It is not built as it should be. */
    static final class NotAPicture extends RuntimeException {

        NotAPicture() {
            super(null, null, false, false);
        }
    }

    static void require(boolean whole) {
        if (!whole) {
            throw new NotAPicture();
        }
    }

    /** The next bytes, which are taken. */
    static ByteBuffer take(ByteBuffer from, long count) {
        require(count >= 0 && count <= from.remaining());
        var taken = from.slice(from.position(), (int) count);
        from.position(from.position() + (int) count);
        return taken;
    }

    static boolean begins(ByteBuffer bytes, String with) {
        for (int i = 0; i < with.length(); i++) {
            if (i >= bytes.remaining() || bytes.get(bytes.position() + i) != (byte) with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static void write(ByteArrayOutputStream to, ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        to.writeBytes(copy);
    }

    static void writeInt(ByteArrayOutputStream to, int value) {
        to.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }
}
