// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Blanks the Exif data and XMP of a HEIC in their places, because everything else in it is found by its place. Which way
 * is up is a property of the picture and not among them. What is more than still pictures is refused.
 */
@Component
class HeifStripper extends PictureReading {

    @Override
    public boolean takes(String mediaType) {
        return mediaType.equals("image/heic") || mediaType.equals("image/heif");
    }

    @Override
    void strip(ByteBuffer picture, ByteArrayOutputStream stripped) {
        var whole = picture.duplicate();
        var found = false;
        while (picture.hasRemaining()) {
            var box = box(picture);
            switch (box.type()) {
                case "meta" -> {
                    blank(box.content(), whole);
                    found = true;
                }
                case "uuid", "free", "skip", "udta" -> zero(box.content());
                case "ftyp", "mdat" -> {}
                default -> throw new NotAPicture();
            }
        }
        require(found);
        write(stripped, whole);
    }

    private record Box(String type, ByteBuffer content) {}

    private static Box box(ByteBuffer from) {
        var size = Integer.toUnsignedLong(from.getInt());
        var type = StandardCharsets.ISO_8859_1.decode(take(from, 4)).toString();
        long content = size == 1 ? from.getLong() - 16 : size == 0 ? from.remaining() : size - 8;
        return new Box(type, take(from, content));
    }

    private static void blank(ByteBuffer meta, ByteBuffer whole) {
        meta.getInt();
        var told = new HashSet<Long>();
        ByteBuffer places = null;
        ByteBuffer inside = null;
        while (meta.hasRemaining()) {
            var box = box(meta);
            switch (box.type()) {
                case "iinf" -> told.addAll(metadataItems(box.content()));
                case "iloc" -> places = box.content();
                case "idat" -> inside = box.content();
                case "uuid", "free", "skip", "udta", "xml " -> zero(box.content());
                default -> {}
            }
        }
        if (!told.isEmpty()) {
            require(places != null);
            blankItems(Objects.requireNonNull(places), told, whole, inside);
        }
    }

    private static Set<Long> metadataItems(ByteBuffer items) {
        int version = items.get();
        take(items, 3);
        long count = version == 0 ? items.getShort() & 0xffff : Integer.toUnsignedLong(items.getInt());
        var found = new HashSet<Long>();
        for (long i = 0; i < count; i++) {
            var item = box(items).content();
            int form = item.get();
            require(form == 2 || form == 3);
            take(item, 3);
            long id = form == 2 ? item.getShort() & 0xffff : Integer.toUnsignedLong(item.getInt());
            item.getShort();
            var type = StandardCharsets.ISO_8859_1.decode(take(item, 4)).toString();
            if (type.equals("Exif") || type.equals("mime") || type.equals("uri ")) {
                found.add(id);
            }
        }
        return found;
    }

    private static void blankItems(ByteBuffer places, Set<Long> items, ByteBuffer whole, @Nullable ByteBuffer inside) {
        int version = places.get();
        take(places, 3);
        int sizes = places.getShort() & 0xffff;
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 15;
        int baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        long count = version < 2 ? places.getShort() & 0xffff : Integer.toUnsignedLong(places.getInt());
        for (long i = 0; i < count; i++) {
            long id = version < 2 ? places.getShort() & 0xffff : Integer.toUnsignedLong(places.getInt());
            int way = version == 0 ? 0 : places.getShort() & 15;
            places.getShort();
            long base = number(places, baseSize);
            int extents = places.getShort() & 0xffff;
            for (int extent = 0; extent < extents; extent++) {
                number(places, indexSize);
                long offset = base + number(places, offsetSize);
                long length = number(places, lengthSize);
                if (items.contains(id)) {
                    require(way == 0 || way == 1);
                    var where = way == 0 ? whole : inside;
                    require(where != null && offset >= 0 && length >= 0 && offset + length <= where.capacity());
                    zero(Objects.requireNonNull(where).slice((int) offset, (int) length));
                }
            }
        }
    }

    private static long number(ByteBuffer from, int bytes) {
        return switch (bytes) {
            case 0 -> 0;
            case 4 -> Integer.toUnsignedLong(from.getInt());
            case 8 -> from.getLong();
            default -> throw new NotAPicture();
        };
    }

    private static void zero(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            bytes.put(i, (byte) 0);
        }
    }
}
