// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.tables.ImportableTable;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The tables that modules bring, as far as somebody may fill them. */
@Component
class Tables {

    private final List<ImportableTable> all;
    private final CurrentRights rights;
    private final MessageSource messages;

    Tables(List<ImportableTable> all, CurrentRights rights, MessageSource messages) {
        this.all = all;
        this.rights = rights;
        this.messages = messages;
    }

    /**
     * @throws NotFound when there is no such table
     * @throws AccessDeniedException when the person may not fill it
     */
    ImportableTable require(String key) {
        var table =
                all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(NotFound::new);
        if (!rights.get().has(table.permission())) {
            throw new AccessDeniedException(table.permission());
        }
        return table;
    }

    /** What the person may bring, with its name: a roster, and tables. */
    Map<String, String> kinds(Locale locale) {
        var kinds = new LinkedHashMap<String, String>();
        all.stream()
                .filter(table -> rights.get().has(table.permission()))
                .forEach(table -> kinds.put(table.key(), messages.getMessage(table.labelKey(), null, locale)));
        kinds.put(RosterImport.ROSTER, messages.getMessage("imports.kind.roster", null, locale));
        return kinds;
    }

    String name(String kind, Locale locale) {
        return String.valueOf(messages.getMessage(
                kind.equals(RosterImport.ROSTER) ? "imports.kind.roster" : "table." + kind, null, kind, locale));
    }
}
