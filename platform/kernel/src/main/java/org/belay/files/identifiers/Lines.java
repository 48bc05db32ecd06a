// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plain text, line by line, however long a line pretends to be. */
final class Lines {

    private static final int LONGEST = 8_000;

    private Lines() {}

    static void read(Path file, IdentifierScan scan, Allowance allowance) throws IOException {
        try (var bytes = new PushbackInputStream(Files.newInputStream(file), 2)) {
            read(new BufferedReader(new InputStreamReader(bytes, charset(bytes)), 1 << 16), scan, allowance);
        }
    }

    static void read(Reader reader, IdentifierScan scan, Allowance allowance) throws IOException {
        var line = new StringBuilder();
        for (int one = reader.read(); one >= 0; one = reader.read()) {
            if (one == '\n' || line.length() >= LONGEST) {
                allowance.read(line.length() + 1L);
                scan.line(line.toString());
                line.setLength(0);
            }
            if (one != '\n' && one != '\r' && one != '\ufeff') {
                line.append((char) one);
            }
        }
        scan.line(line.toString());
    }

    private static Charset charset(PushbackInputStream bytes) throws IOException {
        var mark = bytes.readNBytes(2);
        bytes.unread(mark);
        if (mark.length == 2 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return mark.length == 2 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }
}
