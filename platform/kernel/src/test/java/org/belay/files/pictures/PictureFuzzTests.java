// SPDX-License-Identifier: Apache-2.0
package org.belay.files.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.belay.files.MetadataStripper;
import org.belay.tenancy.RuleViolation;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Any bytes are a picture without its story or refused; and there is nothing to take from it a second time. */
public class PictureFuzzTests {

    private static final List<MetadataStripper> ALL =
            List.of(new JpegStripper(), new PngStripper(), new WebpStripper(), new HeifStripper());

    @Test
    void anyBytesAreAPictureOrRefused() throws Exception {
        Fuzzing.of(PictureFuzzTests.class, PictureFuzzTests::fuzzerTestOneInput)
                .with(List.of(
                        drawn("jpg"),
                        drawn("png"),
                        "RIFF\32\0\0\0WEBPVP8 \16\0\0\0a picture here".getBytes(ISO_8859_1),
                        "\0\0\0\20ftypheic\0\0\0\0\0\0\0\14meta\0\0\0\0\0\0\0\14mdatabcd".getBytes(ISO_8859_1)))
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        for (var stripper : ALL) {
            byte[] stripped;
            try {
                stripped = stripper.strip(input, "a");
            } catch (RuleViolation refused) {
                assertThat(refused.messageKey()).isEqualTo("files.picture");
                continue;
            }
            assertThat(stripped.length).isLessThanOrEqualTo(input.length + 64);
            assertThat(stripper.strip(stripped, "a"))
                    .as(stripper.getClass().getSimpleName())
                    .isEqualTo(stripped);
        }
    }

    private static byte[] drawn(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
