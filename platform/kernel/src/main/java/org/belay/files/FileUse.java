// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.util.Set;

/**
 * What a file is for, and what is taken for it.
 *
 * @param name stable, as {@code credits.evidence}
 * @param maxBytes the largest file that is taken
 * @param mediaTypes what the bytes may be, as {@code application/pdf}, whatever the file is called
 */
public record FileUse(String name, long maxBytes, Set<String> mediaTypes) {

    public FileUse {
        if (maxBytes < 1 || mediaTypes.isEmpty()) {
            throw new IllegalArgumentException("A use takes files of some size and some type: " + name);
        }
        mediaTypes = Set.copyOf(mediaTypes);
    }
}
