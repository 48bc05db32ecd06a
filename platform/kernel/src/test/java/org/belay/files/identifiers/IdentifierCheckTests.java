// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.belay.files.Finding;
import org.belay.files.Finding.Grade;
import org.belay.files.Finding.Kind;
import org.belay.files.Inspection;
import org.belay.files.Inspection.Coverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents as programs make them, and as somebody makes them who means harm. */
class IdentifierCheckTests {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final IdentifierCheck check = new IdentifierCheck();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        check.destroy();
    }

    @Test
    void aPdfTellsThePageAndTheLine() throws IOException {
        var file = pdf(null, List.of("Agenda", "Nothing here"), List.of("Discharge list", "MRN: 00423177"));

        assertThat(check.in(file, "application/pdf", "list.pdf"))
                .isEqualTo(
                        new Inspection(Coverage.READ, List.of(new Finding(Kind.RECORD_NUMBER, Grade.CERTAIN, 2, 2))));
    }

    @Test
    void aCertificateIsNotHeld() throws IOException {
        var file = pdf(
                null,
                List.of(
                        "Certificate of attendance",
                        "Orla Quillfeather, RHIA, license number RN400123",
                        "completed \"Release of information: DOB and MRN matching\"",
                        "on 14 November 2026, 2.0 CEU, certificate number HC-3390121",
                        "Harborview Association, 12 Heron Street, Duluth, MN 55802",
                        "office@harborview.example, (218) 555-0142, https://harborview.example"));

        assertThat(check.in(file, "application/pdf", "certificate.pdf"))
                .isEqualTo(new Inspection(Coverage.READ, List.of()));
    }

    @Test
    void aPdfThatOnlyItsOwnerMayChangeIsReadAndALockedOneIsNot() throws IOException {
        var open = pdf(new String[] {"owner", ""}, List.of("SSN 219-45-6789"));
        var locked = pdf(new String[] {"owner", "secret"}, List.of("SSN 219-45-6789"));

        assertThat(check.in(open, "application/pdf", "a.pdf").findings()).hasSize(1);
        assertThat(check.in(locked, "application/pdf", "a.pdf").coverage()).isEqualTo(Coverage.UNREADABLE);
    }

    @Test
    void aPdfWithoutWordsHasNone() throws IOException {
        assertThat(check.in(pdf(null, List.of()), "application/pdf", "scan.pdf").coverage())
                .isEqualTo(Coverage.NO_TEXT);
    }

    @Test
    void theNameOfAFileIsReadToo() throws IOException {
        var file = pdf(null, List.of("Agenda"));

        assertThat(check.in(file, "application/pdf", "MRN_00423177.pdf").findings())
                .containsExactly(new Finding(Kind.RECORD_NUMBER, Grade.CERTAIN, 0, 0));
    }

    @Test
    void documentsSheetsAndTextAreRead() throws IOException {
        var document = zip("word/document.xml", """
                <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Patient name: Orla </w:t></w:r><w:r><w:t>Quillfeather</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>MRN</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>00423177</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                </w:body></w:document>""");
        var sheet = zip(
                "xl/sharedStrings.xml",
                "<sst><si><t>Unit</t></si><si><t>DOB</t></si><si><t>4B</t></si></sst>",
                "xl/worksheets/sheet1.xml",
                """
                <worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
                <row><c t="s"><v>2</v></c><c><v>18353</v></c></row></sheetData></worksheet>""");
        var text =
                Files.write(directory.resolve("utf16.txt"), "\ufeffDOB: 3/4/1950".getBytes(StandardCharsets.UTF_16LE));

        assertThat(kinds(document, DOCX)).containsExactlyInAnyOrder(Kind.NAME, Kind.RECORD_NUMBER);
        assertThat(kinds(sheet, XLSX)).containsExactly(Kind.DATE);
        assertThat(kinds(text, "text/plain")).containsExactly(Kind.DATE);
    }

    @Test
    void whatCannotBeLookedIntoIsHeld() throws IOException {
        var broken = Files.writeString(directory.resolve("broken.pdf"), "%PDF-1.7\nnothing that anybody could show");

        assertThat(check.in(broken, "application/pdf", "a.pdf").holds()).isTrue();
        assertThat(check.in(broken, "application/msword", "a.doc").holds()).isTrue();
        assertThat(check.in(broken, DOCX, "a.docx").holds()).isTrue();
        assertThat(check.in(broken, "image/jpeg", "a.jpg").holds()).isFalse();
    }

    @Test
    void aZipThatUnpacksToGigabytesIsGivenUpEarly() throws IOException {
        var bomb = directory.resolve("bomb.docx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:document xmlns:w='w'><w:p><w:t>".getBytes(StandardCharsets.UTF_8));
            zeros(zip, ' ', 500_000_000);
        }

        assertSoonUnreadable(bomb, DOCX);
    }

    @Test
    void aDocumentThatRefersToItselfIsNotExpanded() throws IOException {
        var laughs = zip("word/document.xml", """
                <!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
                <d><p><t>&b;&f;</t></p></d>""");

        assertThat(check.in(laughs, DOCX, "a.docx").findings()).isEmpty();
    }

    @Test
    void aPdfThatUnpacksToGigabytesIsGivenUpEarly() throws IOException {
        var packed = new ByteArrayOutputStream();
        var portion = portion();
        packed.write(new byte[] {0x78, (byte) 0x9c});
        for (int i = 0; i < 8_000; i++) {
            packed.write(portion);
        }
        var bomb = directory.resolve("bomb.pdf");
        try (var out = Files.newOutputStream(bomb)) {
            out.write(("""
                    %%PDF-1.4
                    1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                    2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 420]/Contents 4 0 R>> endobj
                    4 0 obj <</Length %d/Filter/FlateDecode>> stream
                    """.formatted(packed.size())).getBytes(StandardCharsets.US_ASCII));
            packed.writeTo(out);
            out.write("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertSoonUnreadable(bomb, "application/pdf");
    }

    @Test
    void endlessTextIsGivenUp() throws IOException {
        var file = directory.resolve("endless.txt");
        try (var out = Files.newOutputStream(file)) {
            zeros(out, 'x', 60_000_000);
        }

        assertSoonUnreadable(file, "text/plain");
    }

    private void assertSoonUnreadable(Path file, String mediaType) {
        var began = System.nanoTime();
        assertThat(check.in(file, mediaType, "a").coverage()).isEqualTo(Coverage.UNREADABLE);
        assertThat((System.nanoTime() - began) / 1_000_000).as("ms").isLessThan(20_000);
    }

    private List<Kind> kinds(Path file, String mediaType) {
        var inspection = check.in(file, mediaType, "a");
        assertThat(inspection.coverage()).isEqualTo(Coverage.READ);
        return inspection.findings().stream().map(Finding::kind).toList();
    }

    /** A million blanks, deflated so that the portion can be repeated. */
    private static byte[] portion() {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(" ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII));
        var packed = new byte[10_000];
        var length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static void zeros(OutputStream out, char filling, long count) throws IOException {
        var block = String.valueOf(filling).repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        for (long written = 0; written < count; written += block.length) {
            out.write(block);
        }
    }

    private Path zip(String... namesAndParts) throws IOException {
        var file = Files.createTempFile(directory, "", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndParts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndParts[i]));
                zip.write(namesAndParts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** @param passwords of the owner and of the reader; null for none */
    @SafeVarargs
    private Path pdf(String[] passwords, List<String>... pages) throws IOException {
        var file = Files.createTempFile(directory, "", ".pdf");
        try (var document = new PDDocument()) {
            for (var lines : pages) {
                var page = new PDPage();
                document.addPage(page);
                try (var words = new PDPageContentStream(document, page)) {
                    words.beginText();
                    words.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    words.newLineAtOffset(60, 700);
                    for (var line : lines) {
                        words.showText(line);
                        words.newLineAtOffset(0, -18);
                    }
                    words.endText();
                }
            }
            if (passwords != null) {
                document.protect(new StandardProtectionPolicy(passwords[0], passwords[1], new AccessPermission()));
            }
            document.save(file.toFile());
        }
        return file;
    }
}
