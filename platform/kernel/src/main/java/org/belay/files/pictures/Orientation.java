// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way a picture is up, as Exif data say it: from 1, as it is stored, to 8. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final short TAG = 0x0112;
    private static final short SHORT = 3;

    private Orientation() {}

    /** Reads it from the TIFF structure in Exif data; upright where it says nothing that makes sense. */
    static int in(ByteBuffer exif) {
        var tiff = exif.slice();
        try {
            var order = tiff.getShort();
            tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            if ((order != 0x4949 && order != 0x4d4d) || tiff.getShort() != 42) {
                return UPRIGHT;
            }
            tiff.position(tiff.getInt());
            int entries = tiff.getShort() & 0xffff;
            for (int i = 0; i < entries; i++) {
                var tag = tiff.getShort();
                var type = tiff.getShort();
                tiff.getInt();
                int value = tiff.getShort();
                tiff.getShort();
                if (tag == TAG && type == SHORT) {
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IllegalArgumentException cutShort) {
            return UPRIGHT;
        }
    }

    /** A TIFF structure that says it, and nothing else. */
    static byte[] alone(int orientation) {
        return ByteBuffer.allocate(26)
                .putShort((short) 0x4d4d)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort(TAG)
                .putShort(SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
