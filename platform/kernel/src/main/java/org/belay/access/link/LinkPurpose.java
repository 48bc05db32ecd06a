// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import java.util.Arrays;
import java.util.List;

/** What a one-time link is for. The text of its page and mail is found by its {@link #word}. */
enum LinkPurpose {
    INVITATION("/invitation/", "invitation"),
    PASSWORD_RESET("/password/reset/", "reset");

    /** A new link of one of them ends those before. */
    static final List<String> NAMES =
            Arrays.stream(values()).map(LinkPurpose::name).toList();

    private final String path;
    private final String word;

    LinkPurpose(String path, String word) {
        this.path = path;
        this.word = word;
    }

    String path() {
        return path;
    }

    String word() {
        return word;
    }
}
