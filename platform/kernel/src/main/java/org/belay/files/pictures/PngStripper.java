// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import org.springframework.stereotype.Component;

/** Leaves out of a PNG the chunks that do not decide how it looks: texts, times, Exif data, and whatever is unknown. */
@Component
class PngStripper extends PictureReading {

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
            "hIST", "sPLT", "acTL", "fcTL", "fdAT");

    @Override
    public boolean takes(String mediaType) {
        return mediaType.equals("image/png");
    }

    @Override
    void strip(ByteBuffer picture, ByteArrayOutputStream stripped) {
        require(picture.getLong() == SIGNATURE);
        var body = new ByteArrayOutputStream(picture.remaining());
        int orientation = Orientation.UPRIGHT;
        var header = picture.slice(picture.position(), 25);
        require(begins(header.slice(4, 4), "IHDR"));
        picture.position(picture.position() + 25);
        String type;
        do {
            var length = picture.getInt(picture.position());
            require(length >= 0);
            var chunk = take(picture, 12L + length);
            type = StandardCharsets.ISO_8859_1.decode(chunk.slice(4, 4)).toString();
            if (type.equals("eXIf")) {
                orientation = Orientation.in(chunk.slice(8, length));
            }
            if (KEPT.contains(type)) {
                write(body, chunk);
            }
        } while (!type.equals("IEND"));
        stripped.writeBytes(ByteBuffer.allocate(8).putLong(SIGNATURE).array());
        write(stripped, header);
        if (orientation != Orientation.UPRIGHT) {
            chunk(stripped, "eXIf", Orientation.alone(orientation));
        }
        stripped.writeBytes(body.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream stripped, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        writeInt(stripped, content.length);
        stripped.writeBytes(name);
        stripped.writeBytes(content);
        writeInt(stripped, (int) sum.getValue());
    }
}
