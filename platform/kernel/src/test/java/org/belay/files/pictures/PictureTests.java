// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.belay.files.MetadataStripper;
import org.belay.tenancy.RuleViolation;
import org.junit.jupiter.api.Test;

/** Photos that say where they were taken, made here byte by byte. */
class PictureTests {

    private static final String SECRET = "46.7867N 92.1005W Orla's phone";
    private static final MetadataStripper JPEG = new JpegStripper();
    private static final MetadataStripper PNG = new PngStripper();
    private static final MetadataStripper WEBP = new WebpStripper();
    private static final MetadataStripper HEIF = new HeifStripper();

    @Test
    void aJpegLosesWhereItWasTakenAndLooksTheSame() throws IOException {
        var plain = drawn("jpg");
        var photo = photo(plain, 6);
        assertThat(text(photo)).contains(SECRET);

        var stripped = JPEG.strip(photo, "photo.jpg");

        assertThat(text(stripped)).doesNotContain("Orla", "46.7867", "http://ns.adobe.com/xap", "MPF");
        assertThat(orientation(stripped)).isEqualTo(6);
        assertSamePixels(plain, stripped);
        assertThat(JPEG.strip(stripped, "again.jpg")).isEqualTo(stripped);
        assertThat(text(JPEG.strip(photo(plain, 1), "upright.jpg"))).doesNotContain("Exif");
    }

    @Test
    void aPngLosesItsTextsAndLooksTheSame() throws IOException {
        var plain = drawn("png");
        var photo = new ByteArrayOutputStream();
        photo.write(plain, 0, 33);
        photo.writeBytes(chunk("tEXt", ("Author\0" + SECRET).getBytes(ISO_8859_1)));
        photo.writeBytes(chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + SECRET).getBytes(ISO_8859_1)));
        photo.writeBytes(chunk("eXIf", exif(8)));
        photo.writeBytes(chunk("prIv", SECRET.getBytes(ISO_8859_1)));
        photo.write(plain, 33, plain.length - 33);
        photo.writeBytes(SECRET.getBytes(ISO_8859_1));

        var stripped = PNG.strip(photo.toByteArray(), "shot.png");

        assertThat(text(stripped)).doesNotContain("Orla").contains("eXIf");
        assertThat(orientation(stripped)).isEqualTo(8);
        assertSamePixels(plain, stripped);
        assertThat(PNG.strip(plain, "plain.png")).isEqualTo(plain);
    }

    @Test
    void aWebpLosesItsExifAndKeepsItsPicture() {
        var picture = "a picture".getBytes(ISO_8859_1);
        var photo = riff(
                riffChunk("VP8X", new byte[] {0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0}),
                riffChunk("VP8 ", picture),
                riffChunk("EXIF", exif(3)),
                riffChunk("XMP ", SECRET.getBytes(ISO_8859_1)),
                riffChunk("PRIV", SECRET.getBytes(ISO_8859_1)));

        var stripped = WEBP.strip(photo, "photo.webp");

        assertThat(text(stripped)).doesNotContain("Orla", "XMP ").contains("a picture");
        assertThat(stripped[20]).isEqualTo((byte) 0x08);
        assertThat(orientation(stripped)).isEqualTo(3);
        assertThat(ByteBuffer.wrap(stripped).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(stripped.length - 8);
        var upright = riff(
                riffChunk("VP8X", new byte[] {0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0}),
                riffChunk("VP8 ", picture),
                riffChunk("EXIF", exif(1)));
        assertThat(WEBP.strip(upright, "upright.webp"))
                .isEqualTo(
                        riff(riffChunk("VP8X", new byte[] {0, 0, 0, 0, 1, 0, 0, 1, 0, 0}), riffChunk("VP8 ", picture)));
    }

    @Test
    void aHeicLosesItsExifInPlace() {
        var photo = heic();
        assertThat(text(photo)).contains(SECRET);

        var stripped = HEIF.strip(photo, "photo.heic");

        assertThat(stripped).hasSameSizeAs(photo);
        assertThat(text(stripped)).doesNotContain("Orla", "46.7867").contains("the picture itself");
    }

    @Test
    void aLivePhotoOrABrokenPictureIsRefused() throws IOException {
        var moving = new ByteArrayOutputStream();
        moving.writeBytes(heic());
        moving.writeBytes(box("moov", SECRET.getBytes(ISO_8859_1)));
        assertThatThrownBy(() -> HEIF.strip(moving.toByteArray(), "live.heic")).hasMessage("files.picture");

        var random = new Random(7);
        for (var original : new byte[][] {photo(drawn("jpg"), 6), drawn("png"), heic()}) {
            var stripper = original[0] == (byte) 0xff ? JPEG : original[0] == (byte) 0x89 ? PNG : HEIF;
            for (int i = 0; i < 3_000; i++) {
                var broken = java.util.Arrays.copyOf(original, 1 + random.nextInt(original.length));
                broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
                try {
                    stripper.strip(broken, "broken");
                } catch (RuleViolation refused) {
                    assertThat(refused).hasMessage("files.picture");
                }
            }
        }
        assertThatThrownBy(() -> JPEG.strip(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, "a.jpg"))
                .hasMessage("files.picture");
    }

    private static byte[] drawn(String format) throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 48; y++) {
                image.setRGB(x, y, x * 4 << 16 | y * 5 << 8 | (x ^ y));
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG as a phone makes it: Exif with the place, XMP, a note, and a second picture behind the end. */
    private static byte[] photo(byte[] plain, int orientation) {
        var photo = new ByteArrayOutputStream();
        photo.write(plain, 0, 2);
        photo.writeBytes(segment(0xe1, ("Exif\0\0" + text(exif(orientation))).getBytes(ISO_8859_1)));
        photo.writeBytes(segment(0xe1, ("http://ns.adobe.com/xap/1.0/\0" + SECRET).getBytes(ISO_8859_1)));
        photo.writeBytes(segment(0xe2, ("MPF\0" + SECRET).getBytes(ISO_8859_1)));
        photo.writeBytes(segment(0xfe, SECRET.getBytes(ISO_8859_1)));
        photo.write(plain, 2, plain.length - 2);
        photo.writeBytes(SECRET.getBytes(ISO_8859_1));
        return photo.toByteArray();
    }

    /** Two entries: which way is up, and a text where the GPS data would stand. */
    private static byte[] exif(int orientation) {
        var secret = SECRET.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(38 + secret.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x4949)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(38)
                .putInt(0)
                .put(secret)
                .array();
    }

    /** What stands in the picture after stripping: one entry, big end first. */
    private static int orientation(byte[] picture) {
        var at = text(picture).indexOf("MM\0*");
        return at < 0 ? 1 : ByteBuffer.wrap(picture).getShort(at + 18);
    }

    private static byte[] heic() {
        var item = ByteBuffer.allocate(100)
                .put(("\0\0\0\6Exif\0\0" + SECRET).getBytes(ISO_8859_1))
                .array();
        var picture = ByteBuffer.allocate(100)
                .put("the picture itself".getBytes(ISO_8859_1))
                .array();
        var type = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(ISO_8859_1));
        var items = box("iinf", concat(new byte[] {0, 0, 0, 0, 0, 2}, entry(1, "hvc1"), entry(2, "Exif")));
        var length = type.length + 12 + items.length + 12 + 4 + 2 * 14 + 8;
        var places = box(
                "iloc",
                ByteBuffer.allocate(8 + 28)
                        .putInt(0)
                        .putShort((short) 0x4400)
                        .putShort((short) 2)
                        .put(place(1, length))
                        .put(place(2, length + 100))
                        .array());
        var meta = box("meta", concat(new byte[4], items, places));
        return concat(type, meta, box("mdat", concat(picture, item)));
    }

    private static byte[] entry(int id, String kind) {
        return box(
                "infe", concat(new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0}, kind.getBytes(ISO_8859_1), new byte[] {0}));
    }

    private static byte[] place(int id, int offset) {
        return ByteBuffer.allocate(14)
                .putShort((short) id)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(offset)
                .putInt(100)
                .array();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(ISO_8859_1))
                .put(content)
                .array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        var sum = new CRC32();
        sum.update(type.getBytes(ISO_8859_1));
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type.getBytes(ISO_8859_1))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] riffChunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] riff(byte[]... chunks) {
        var body = concat(chunks);
        return concat(riffChunk("RIFF", concat("WEBP".getBytes(ISO_8859_1), body)));
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static void assertSamePixels(byte[] one, byte[] other) throws IOException {
        var expected = ImageIO.read(new ByteArrayInputStream(one));
        var actual = ImageIO.read(new ByteArrayInputStream(other));
        assertThat(actual.getRGB(0, 0, 64, 48, null, 0, 64)).isEqualTo(expected.getRGB(0, 0, 64, 48, null, 0, 64));
    }
}
