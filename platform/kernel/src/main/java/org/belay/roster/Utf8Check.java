// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes bytes through and stops at the first that is not UTF-8, naming its line. Nothing is guessed or replaced. */
final class Utf8Check extends FilterInputStream {

    private final String file;
    private int line = 1;
    private boolean afterReturn;
    private int following;
    private int lowest = 0x80;
    private int highest = 0xBF;

    Utf8Check(InputStream in, String file) {
        super(in);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        if (count < 0 && following > 0) {
            throw notUtf8();
        }
        for (int i = from; i < from + count; i++) {
            pass(bytes[i] & 0xFF);
        }
        return count;
    }

    private void pass(int b) {
        if (following > 0) {
            if (b < lowest || b > highest) {
                throw notUtf8();
            }
            following--;
            lowest = 0x80;
            highest = 0xBF;
        } else if (b < 0x80) {
            countLines(b);
        } else {
            lead(b);
        }
    }

    /** Overlong forms, surrogates and anything above U+10FFFF are no UTF-8. */
    private void lead(int b) {
        if (b < 0xC2 || b > 0xF4) {
            throw notUtf8();
        }
        following = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        switch (b) {
            case 0xE0 -> lowest = 0xA0;
            case 0xED -> highest = 0x9F;
            case 0xF0 -> lowest = 0x90;
            case 0xF4 -> highest = 0x8F;
            default -> {}
        }
        afterReturn = false;
    }

    private void countLines(int b) {
        if (b == '\r' || (b == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = b == '\r';
    }

    private UnreadableRoster notUtf8() {
        return UnreadableRoster.file(file, line, "roster.file.notUtf8");
    }
}
