// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.util.Set;

/**
 * What a file is for, and what is taken for it.
 *
 * @param name stable, as {@code credits.evidence}
 * @param maxBytes the largest file that is taken, unless the tenant's own limit is lower
 * @param mediaTypes what the bytes may be, as {@code application/pdf}, whatever the file is called
 * @param inspected whether it is looked at for what identifies a patient
 */
public record FileUse(String name, long maxBytes, Set<String> mediaTypes, boolean inspected) {

    public FileUse {
        if (maxBytes < 1 || mediaTypes.isEmpty()) {
            throw new IllegalArgumentException("A use takes files of some size and some type: " + name);
        }
        mediaTypes = Set.copyOf(mediaTypes);
    }

    /** A use whose files are inspected, as nearly all are. */
    public FileUse(String name, long maxBytes, Set<String> mediaTypes) {
        this(name, maxBytes, mediaTypes, true);
    }

    /** The same for files that hold people's data by purpose, as a roster does. */
    public FileUse uninspected() {
        return new FileUse(name, maxBytes, mediaTypes, false);
    }
}
