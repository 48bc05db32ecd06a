// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.belay.embedded.EmbeddedDatabase;

/**
 * Walks the database's own catalogue and names every table of a tenant that nobody speaks for: neither exported, erased
 * and let go of on behalf of the people in it, nor said to hold nobody. A table that is said to hold nobody and has a
 * column that looks like a person is named, too.
 */
public final class PersonalTables {

    private static final String TABLES = """
            select n.nspname || '.' || c.relname,
                   (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                       and (a.attname ~ '(^|_)(person|people|actor|user|member|email|mail|login|recipient|phone|birth)(_|$)'
                            or a.attname ~ '_by$' or a.attname ~ '^(given|family|preferred)_name$')
                       and a.attname !~ '_count$'),
                   exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
                             and k.confrelid = 'platform.person'::regclass)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
             where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
             order by 1""";

    private PersonalTables() {}

    /** Everything that breaks the rule, as sentences; empty when every table is spoken for. */
    public static List<String> findings(String url, Set<String> claimed, Set<String> impersonal) {
        var findings = new ArrayList<String>();
        var unknown = new TreeSet<>(claimed);
        unknown.addAll(impersonal);
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER);
                var rows = connection.createStatement().executeQuery(TABLES)) {
            while (rows.next()) {
                var table = rows.getString(1);
                var people = rows.getString(2);
                unknown.remove(table);
                if (Catalogue.GLOBAL.contains(table) || claimed.contains(table) && !impersonal.contains(table)) {
                    continue;
                }
                if (claimed.contains(table)) {
                    findings.add(table + " is said to hold people and to hold nobody");
                } else if (!impersonal.contains(table)) {
                    findings.add(table + " is neither claimed by personal data nor listed as holding nobody"
                            + (people == null ? "" : " (" + people + ")"));
                } else if (people != null || rows.getBoolean(3)) {
                    findings.add(table + " is listed as holding nobody and refers to people (" + people + ")");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        unknown.forEach(table -> findings.add(table + " is spoken for and does not exist"));
        return findings;
    }
}
