// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The words in documents, sheets and slides of the two office formats: zips of XML. */
final class OfficeText {

    private static final int MOST_ENTRIES = 5_000;
    private static final Pattern PARTS =
            Pattern.compile("word/(document|header\\d{0,4}|footer\\d{0,4}|footnotes|endnotes|comments)\\.xml"
                    + "|xl/(sharedStrings|comments\\d{0,4}|worksheets/sheet\\d{1,4})\\.xml"
                    + "|ppt/(slides|notesSlides)/(slide|notesSlide)\\d{1,4}\\.xml"
                    + "|content\\.xml|styles\\.xml");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h", "si");
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final IdentifierScan scan;
    private final Allowance allowance;
    private final List<String> shared = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private boolean inCell;

    private OfficeText(IdentifierScan scan, Allowance allowance) {
        this.scan = scan;
        this.allowance = allowance;
    }

    static void read(Path file, IdentifierScan scan, Allowance allowance) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new Allowance.UsedUp();
            }
            var office = new OfficeText(scan, allowance);
            List<? extends ZipEntry> parts = zip.stream()
                    .filter(entry -> PARTS.matcher(entry.getName()).matches())
                    .sorted(Comparator.comparing(
                            entry -> entry.getName().startsWith("xl/shared") ? "" : entry.getName()))
                    .toList();
            for (var part : parts) {
                try (var bytes = office.counted(zip.getInputStream(part))) {
                    office.part(part.getName(), XML.createXMLStreamReader(bytes));
                }
            }
        }
    }

    /** Every portion that a part unpacks to is weighed. */
    private InputStream counted(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                allowance.read(1);
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var count = super.read(buffer, offset, length);
                allowance.read(Math.max(count, 0));
                return count;
            }
        };
    }

    private void part(String name, XMLStreamReader xml) throws XMLStreamException {
        var open = name.equals("content.xml") || name.equals("styles.xml");
        var words = open;
        var sheet = name.startsWith("xl/worksheets");
        var ofShared = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var element = xml.getLocalName();
                    words |= element.equals("t") || (sheet && element.equals("v"));
                    if (element.equals("c") && sheet) {
                        ofShared = "s".equals(xml.getAttributeValue(null, "t"));
                    }
                    if (element.equals("tc") || element.equals("table-cell")) {
                        inCell = true;
                    }
                    if (element.equals("tab")) {
                        line.append('\t');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (words) {
                        append(xml.getText(), ofShared);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var element = xml.getLocalName();
                    words = open || (words && !element.equals("t") && !element.equals("v"));
                    end(element, name.startsWith("xl/shared"));
                }
                default -> {}
            }
        }
        endOfLine();
    }

    private void append(String words, boolean ofShared) {
        allowance.check();
        if (!ofShared) {
            line.append(words);
            return;
        }
        var index = words.strip();
        if (index.matches("\\d{1,7}") && Integer.parseInt(index) < shared.size()) {
            line.append(shared.get(Integer.parseInt(index)));
        }
    }

    private void end(String element, boolean ofShared) {
        if (element.equals("si") && ofShared) {
            shared.add(line.toString());
        }
        if (element.equals("tc") || element.equals("table-cell") || element.equals("c")) {
            inCell = false;
            line.append('\t');
        } else if (PARAGRAPHS.contains(element) && inCell) {
            line.append(' ');
        } else if (PARAGRAPHS.contains(element)
                || element.equals("tr")
                || element.equals("row")
                || element.equals("table-row")) {
            endOfLine();
        } else if (element.equals("br") || element.equals("line-break")) {
            line.append(' ');
        }
    }

    private void endOfLine() {
        allowance.read(line.length());
        scan.line(line.toString());
        line.setLength(0);
    }
}
