// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds out in which encoding a text is written: what its mark says, else UTF-8 if all of it is, else Windows-1252. */
final class TextEncoding {

    private static final int PIECE = 1 << 16;

    private TextEncoding() {}

    /** Reads the stream to its end. */
    static Charset of(InputStream in) throws IOException {
        var bytes = new byte[PIECE];
        int count = in.readNBytes(bytes, 0, PIECE);
        if (count > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (count > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(PIECE);
        int kept = 0;
        boolean end;
        do {
            end = count == 0;
            var piece = ByteBuffer.wrap(bytes, 0, kept + count);
            chars.clear();
            if (decoder.decode(piece, chars, end).isError()) {
                return Charset.forName("windows-1252");
            }
            kept = piece.remaining();
            System.arraycopy(bytes, piece.position(), bytes, 0, kept);
            count = in.readNBytes(bytes, kept, PIECE - kept);
        } while (!end);
        return StandardCharsets.UTF_8;
    }

    /** A reader that leaves out the mark at the beginning. */
    static Reader reader(InputStream in, Charset encoding) throws IOException {
        var reader = new java.io.PushbackReader(new InputStreamReader(in, encoding), 1);
        int first = reader.read();
        if (first != '\uFEFF' && first >= 0) {
            reader.unread(first);
        }
        return reader;
    }
}
