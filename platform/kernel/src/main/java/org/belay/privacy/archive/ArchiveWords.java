// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.archive;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of an archive in the language of its reader. */
record ArchiveWords(MessageSource messages, Locale locale) {

    String say(String key, Object... parameters) {
        return messages.getMessage(key, parameters, locale);
    }

    String type(String recordType) {
        return or("personal." + recordType, recordType);
    }

    /** What a field is called; one that no bundle names shows its own name with spaces. */
    String field(String name) {
        return or("personal.field." + name, name.replace('_', ' '));
    }

    private String or(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }
}
