// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.util.ArrayList;
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
public class Tables {

    /** Who may bring a roster. */
    public static final String ROSTER_PERMISSION = "roster:import";

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
    public ImportableTable require(String key) {
        var table =
                all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(NotFound::new);
        requireRight(table.permission());
        return table;
    }

    /**
     * Checks that the person may bring what is named: a table, or a roster.
     *
     * @throws NotFound when there is no such table
     * @throws AccessDeniedException when the person may not
     */
    public void requireKind(String kind) {
        if (kind.equals(RosterImport.ROSTER)) {
            requireRight(ROSTER_PERMISSION);
        } else {
            require(kind);
        }
    }

    private void requireRight(String permission) {
        if (!rights.get().has(permission)) {
            throw new AccessDeniedException(permission);
        }
    }

    /** What the person may bring: tables, and a roster. */
    public List<String> kinds() {
        var mine = rights.get();
        var kinds = new ArrayList<String>();
        all.stream()
                .filter(table -> mine.has(table.permission()))
                .map(ImportableTable::key)
                .forEach(kinds::add);
        if (mine.has(ROSTER_PERMISSION)) {
            kinds.add(RosterImport.ROSTER);
        }
        return kinds;
    }

    /** What the person may bring, with its name. */
    public Map<String, String> kinds(Locale locale) {
        var named = new LinkedHashMap<String, String>();
        kinds().forEach(kind -> named.put(kind, name(kind, locale)));
        return named;
    }

    public String name(String kind, Locale locale) {
        return String.valueOf(messages.getMessage(
                kind.equals(RosterImport.ROSTER) ? "imports.kind.roster" : "table." + kind, null, kind, locale));
    }
}
