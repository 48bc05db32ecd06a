// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

/** Makes the name that a file came with fit to be shown: no path, no invisible characters, not endless. */
final class FileName {

    private static final int LONGEST = 150;

    private FileName() {}

    static String shown(String original) {
        var last = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        var visible = last.replaceAll("\\p{C}", "").strip();
        if (visible.isEmpty() || visible.matches("\\.+")) {
            return "file";
        }
        var dot = visible.lastIndexOf('.');
        var ending = dot > 0 && visible.length() - dot <= 10 ? visible.substring(dot) : "";
        var stem = visible.substring(0, visible.length() - ending.length());
        var length = stem.offsetByCodePoints(0, Math.min(stem.codePointCount(0, stem.length()), LONGEST));
        return stem.substring(0, length) + ending;
    }
}
