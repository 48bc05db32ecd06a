// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words on the pages of a PDF, what was typed into its form fields included. */
final class PdfText {

    private static final int MOST_PAGES = 2_000;

    private PdfText() {}

    /** Answers whether there were any words: a scan has none. */
    static boolean read(Path file, IdentifierScan scan, Allowance allowance) throws IOException {
        try (var bytes = new Weighed(file, allowance);
                var document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new Allowance.UsedUp();
            }
            var lines = new PageLines(scan, allowance);
            var stripper = new Words(allowance);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                scan.page(page);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.writeText(document, lines);
                lines.endOfPage();
            }
            fields(document, lines);
            return lines.anyWords;
        }
    }

    private static void fields(PDDocument document, PageLines lines) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        for (var field : form.getFieldTree()) {
            var name = field.getPartialName();
            lines.write((name == null ? "" : name) + ": " + field.getValueAsString() + "\n");
        }
    }

    /** Lets nobody read on who has taken too much. */
    private static final class Weighed extends RandomAccessReadBufferedFile {

        private final Path file;
        private final Allowance allowance;

        Weighed(Path file, Allowance allowance) throws IOException {
            super(file.toFile());
            this.file = file;
            this.allowance = allowance;
        }

        /** A part of the file, such as a packed stream; the one above would hand out a part that is not weighed. */
        @Override
        public RandomAccessReadView createView(long start, long length) throws IOException {
            return new RandomAccessReadView(new Weighed(file, allowance), start, length, true);
        }

        @Override
        public int read() throws IOException {
            allowance.check();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            allowance.checkNow();
            return super.read(buffer, offset, length);
        }
    }

    private static final class Words extends PDFTextStripper {

        private final Allowance allowance;

        Words(Allowance allowance) {
            this.allowance = allowance;
            setSortByPosition(true);
            setSuppressDuplicateOverlappingText(false);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            allowance.check();
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            allowance.read(1);
            super.processTextPosition(text);
        }
    }

    /** Hands lines on as they are written. */
    private static final class PageLines extends Writer {

        private final IdentifierScan scan;
        private final Allowance allowance;
        private final StringBuilder line = new StringBuilder();
        private boolean anyWords;

        PageLines(IdentifierScan scan, Allowance allowance) {
            this.scan = scan;
            this.allowance = allowance;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (characters[i] == '\n') {
                    endOfLine();
                } else if (characters[i] != '\r') {
                    line.append(characters[i]);
                }
            }
        }

        @Override
        public void write(String words) {
            write(words.toCharArray(), 0, words.length());
        }

        void endOfPage() {
            endOfLine();
        }

        private void endOfLine() {
            allowance.read(1);
            if (!line.isEmpty()) {
                anyWords |= !line.toString().isBlank();
                scan.line(line.toString());
                line.setLength(0);
            }
        }

        @Override
        public void flush() {
            // lines are handed on as they end
        }

        @Override
        public void close() {
            // there is nothing below to close
        }
    }
}
