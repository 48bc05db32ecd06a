// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Leaves out of a JPEG all application segments but those that decide how it looks, comments, and what follows its end. */
@Component
class JpegStripper extends PictureReading {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int FIRST_APPLICATION = 0xe0;
    private static final int LAST_APPLICATION = 0xef;
    private static final String EXIF = "Exif\0\0";

    @Override
    public boolean takes(String mediaType) {
        return mediaType.equals("image/jpeg");
    }

    @Override
    void strip(ByteBuffer picture, ByteArrayOutputStream stripped) {
        require(marker(picture) == START);
        var body = new ByteArrayOutputStream(picture.remaining());
        int orientation = Orientation.UPRIGHT;
        var scanned = false;
        while (picture.hasRemaining()) {
            var marker = marker(picture);
            if (marker == END) {
                break;
            }
            if (!picture.hasRemaining() && scanned) {
                break;
            }
            var length = picture.getShort(picture.position()) & 0xffff;
            require(length >= 2);
            var segment = take(picture, length);
            var content = segment.slice(2, length - 2);
            if (marker == 0xe1 && begins(content, EXIF)) {
                orientation = Orientation.in(content.slice(6, content.remaining() - 6));
            }
            if (keeps(marker, content)) {
                body.write(0xff);
                body.write(marker);
                write(body, segment);
            }
            if (marker == SCAN) {
                scanned = true;
                scan(picture, body);
            }
        }
        require(scanned);
        begin(stripped, orientation);
        stripped.writeBytes(body.toByteArray());
        stripped.write(0xff);
        stripped.write(END);
    }

    private static void begin(ByteArrayOutputStream stripped, int orientation) {
        stripped.write(0xff);
        stripped.write(START);
        if (orientation != Orientation.UPRIGHT) {
            var tiff = Orientation.alone(orientation);
            stripped.write(0xff);
            stripped.write(0xe1);
            var length = 2 + EXIF.length() + tiff.length;
            stripped.write(length >> 8);
            stripped.write(length);
            stripped.writeBytes(EXIF.getBytes(StandardCharsets.ISO_8859_1));
            stripped.writeBytes(tiff);
        }
    }

    /** JFIF, colour profiles and Adobe's note on colours decide how it looks; other applications' segments do not. */
    private static boolean keeps(int marker, ByteBuffer content) {
        if (marker == COMMENT) {
            return false;
        }
        if (marker < FIRST_APPLICATION || marker > LAST_APPLICATION) {
            return true;
        }
        return (marker == 0xe0 && begins(content, "JFIF\0"))
                || (marker == 0xe2 && begins(content, "ICC_PROFILE\0"))
                || (marker == 0xee && begins(content, "Adobe"));
    }

    private static int marker(ByteBuffer picture) {
        require((picture.get() & 0xff) == 0xff);
        int marker;
        do {
            marker = picture.get() & 0xff;
        } while (marker == 0xff);
        require(marker != 0);
        return marker;
    }

    /** Copies what is drawn, up to the next marker that is not part of it. */
    private static void scan(ByteBuffer picture, ByteArrayOutputStream body) {
        var from = picture.position();
        var at = from;
        for (; at < picture.limit() - 1; at++) {
            if (picture.get(at) == (byte) 0xff) {
                var next = picture.get(at + 1) & 0xff;
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    break;
                }
            }
        }
        var end = at < picture.limit() - 1 ? at : picture.limit();
        write(body, take(picture, end - from));
    }
}
