// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Looks for what identifies a patient. It knows the forms that identifiers take and the labels they stand behind, not
 * people: what it does not find may be there all the same.
 */
public interface PatientIdentifiers {

    /**
     * Looks into a file, within bounds of time and memory whatever is in it.
     *
     * @param name what the person called it; looked at, too
     */
    Inspection in(Path file, String mediaType, String name);

    /** Looks at something that somebody typed. */
    List<Finding> in(String text);
}
