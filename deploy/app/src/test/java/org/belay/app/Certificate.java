// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A certificate of attendance as a PDF file, made up line by line. */
record Certificate(String name, String... lines) {

    static final String RECORD_NUMBER = "00423177";
    static final String SOCIAL_SECURITY_NUMBER = "219-45-6789";

    /** Somebody scanned a sheet of their ward together with it. Nobody has these numbers. */
    static Certificate withAPatient() {
        return new Certificate(
                "coding-roundtable.pdf",
                "Certificate of attendance",
                "Coding roundtable, 60 minutes",
                "Discharge list",
                "MRN: " + RECORD_NUMBER,
                "SSN: " + SOCIAL_SECURITY_NUMBER);
    }

    FilePayload pdf() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
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
            document.save(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new FilePayload(name, "application/pdf", bytes.toByteArray());
    }
}
