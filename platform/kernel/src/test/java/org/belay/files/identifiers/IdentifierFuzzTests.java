// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Any file of any kind is looked into within bounds, and findings have a place that is in it. */
public class IdentifierFuzzTests {

    private static final IdentifierCheck CHECK = new IdentifierCheck();
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.spreadsheet");

    @Test
    void anyFileIsLookedIntoWithinBounds() throws Exception {
        Fuzzing.of(
                        IdentifierFuzzTests.class,
                        IdentifierFuzzTests::fuzzerTestOneInput,
                        "0Patient: Orla Quillfeather\nMRN: 00423177\nSSN 219-45-6789\nDOB 4/5/1931, (218) 555-0142\n",
                        "0Unit,MRN,PatientName,birth_date\n4,00423177,\"Orla, Q\",1931-04-05\n")
                .with(List.of(pdf(), document()))
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        var file = Files.createTempFile("fuzz", "");
        try {
            Files.write(file, java.util.Arrays.copyOfRange(input, 1, input.length));
            var inspection = CHECK.in(file, TYPES.get(input[0] & 3), "a.pdf");
            assertThat(inspection.findings()).allSatisfy(finding -> {
                assertThat(finding.page()).isNotNegative();
                assertThat(finding.line()).isNotNegative();
            });
            var text = new String(input, 1, input.length - 1, UTF_8);
            assertThat(CHECK.in(text))
                    .allSatisfy(finding -> assertThat(finding.line())
                            .isBetween(1, (int) text.lines().count()));
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] pdf() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write('1');
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var words = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, false)) {
                words.beginText();
                words.setFont(new PDType1Font(FontName.HELVETICA), 12);
                words.newLineAtOffset(60, 700);
                words.showText("MRN: 00423177");
                words.endText();
            }
            document.save(bytes, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
        }
        return bytes.toByteArray();
    }

    private static byte[] document() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write('2');
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:document xmlns:w=\"w\"><w:p><w:r><w:t>MRN 00423177</w:t></w:r></w:p></w:document>"
                    .getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
