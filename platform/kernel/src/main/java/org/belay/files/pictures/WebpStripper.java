// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Leaves Exif data, XMP and whatever is unknown out of a WebP. */
@Component
class WebpStripper extends PictureReading {

    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int SAYS_EXIF = 0x08;
    private static final int SAYS_XMP = 0x04;

    @Override
    public boolean takes(String mediaType) {
        return mediaType.equals("image/webp");
    }

    @Override
    void strip(ByteBuffer picture, ByteArrayOutputStream stripped) {
        picture.order(ByteOrder.LITTLE_ENDIAN);
        require(begins(take(picture, 4), "RIFF"));
        var length = Integer.toUnsignedLong(picture.getInt());
        var inside = take(picture, Math.min(length, picture.remaining())).order(ByteOrder.LITTLE_ENDIAN);
        require(begins(take(inside, 4), "WEBP"));
        var body = new ByteArrayOutputStream(inside.remaining());
        int orientation = Orientation.UPRIGHT;
        var flags = -1;
        while (inside.remaining() >= 8) {
            var type = StandardCharsets.ISO_8859_1.decode(take(inside, 4)).toString();
            var size = Integer.toUnsignedLong(inside.getInt());
            var content = take(inside, size);
            if (size % 2 == 1 && inside.hasRemaining()) {
                inside.get();
            }
            if (type.equals("EXIF")) {
                orientation = Orientation.in(begins(content, "Exif\0\0") ? content.slice(6, (int) size - 6) : content);
            }
            if (KEPT.contains(type)) {
                flags = type.equals("VP8X") && flags < 0 ? body.size() + 8 : flags;
                chunk(body, type, content);
            }
        }
        require(body.size() > 0);
        var turned = orientation != Orientation.UPRIGHT && flags >= 0;
        if (turned) {
            chunk(body, "EXIF", ByteBuffer.wrap(Orientation.alone(orientation)));
        }
        var bytes = body.toByteArray();
        if (flags >= 0) {
            bytes[flags] &= (byte) ~(SAYS_EXIF | SAYS_XMP);
            bytes[flags] |= (byte) (turned ? SAYS_EXIF : 0);
        }
        stripped.writeBytes(ascii("RIFF"));
        stripped.writeBytes(little(bytes.length + 4));
        stripped.writeBytes(ascii("WEBP"));
        stripped.writeBytes(bytes);
    }

    private static void chunk(ByteArrayOutputStream to, String type, ByteBuffer content) {
        to.writeBytes(ascii(type));
        to.writeBytes(little(content.remaining()));
        write(to, content);
        if (content.remaining() % 2 == 1) {
            to.write(0);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
