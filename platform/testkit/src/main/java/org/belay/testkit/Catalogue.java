// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.belay.embedded.EmbeddedDatabase;

/**
 * Walks the database's own catalogue and names every table that stands outside the tenant wall. Partitions are tables
 * here: each must be behind a policy too, and none may be granted to the application.
 */
public final class Catalogue {

    /** Tables without a tenant, each for the reason its migration gives. */
    public static final Set<String> GLOBAL = Set.of(
            "platform.tenant",
            "platform.tenant_host",
            "platform.event_publication",
            "platform.request_count",
            "platform.scheduled_tasks",
            "platform.operator_key");

    private static final String TABLES = """
            select n.nspname || '.' || c.relname, c.relrowsecurity, c.relforcerowsecurity,
                   exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull),
                   exists (select from pg_policy p where p.polrelid = c.oid
                             and pg_get_expr(p.polqual, p.polrelid) like '%belay.tenant%'
                             and pg_get_expr(p.polwithcheck, p.polrelid) like '%belay.tenant%'),
                   exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'),
                   pg_get_userbyid(c.relowner),
                   c.relispartition and has_table_privilege('belay_app', c.oid, 'select')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname not like 'pg_toast%' and c.relname not like 'flyway%'
             order by 1""";

    private static final String KEYS = """
            select n.nspname || '.' || c.relname, i.relname, a.attname
              from pg_index x
              join pg_class i on i.oid = x.indexrelid
              join pg_class c on c.oid = x.indrelid
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
             where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
               and c.relname not like 'flyway%'
             order by 1, 2""";

    private static final String FOREIGN_KEYS = """
            select n.nspname || '.' || c.relname, k.conname, rn.nspname || '.' || r.relname, a.attname
              from pg_constraint k
              join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
             where k.contype = 'f'
             order by 1, 2""";

    private static final String ROLE = """
            select rolsuper or rolbypassrls or exists (select from pg_class where relowner = r.oid)
                or exists (select from pg_auth_members m where m.member = r.oid)
              from pg_roles r where rolname = 'belay_app'""";

    private Catalogue() {}

    /** Everything that breaks the rule, as sentences; empty when the wall stands. */
    public static List<String> findings(String url) {
        var findings = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER)) {
            tables(connection, findings);
            keys(connection, findings);
            foreignKeys(connection, findings);
            role(connection, findings);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return findings;
    }

    private static void tables(Connection connection, List<String> findings) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(TABLES)) {
            while (rows.next()) {
                var table = rows.getString(1);
                if (GLOBAL.contains(table)) {
                    continue;
                }
                note(findings, rows.getBoolean(2), table + " has row-level security switched off");
                note(findings, rows.getBoolean(3), table + " does not force row-level security on its owner");
                note(findings, rows.getBoolean(4), table + " has no tenant_id that must be filled");
                note(findings, rows.getBoolean(5), table + " has no policy on the tenant for reading and writing");
                note(findings, rows.getBoolean(6), table + " has no primary key");
                note(
                        findings,
                        EmbeddedDatabase.OWNER.equals(rows.getString(7)),
                        table + " belongs to " + rows.getString(7));
                note(findings, !rows.getBoolean(8), table + " is a partition that the application may read directly");
            }
        }
    }

    private static void keys(Connection connection, List<String> findings) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(KEYS)) {
            while (rows.next()) {
                note(
                        findings,
                        GLOBAL.contains(rows.getString(1)) || "tenant_id".equals(rows.getString(3)),
                        "index " + rows.getString(2) + " of " + rows.getString(1) + " does not lead with tenant_id");
            }
        }
    }

    private static void foreignKeys(Connection connection, List<String> findings) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(FOREIGN_KEYS)) {
            while (rows.next()) {
                note(
                        findings,
                        GLOBAL.contains(rows.getString(1)) || "tenant_id".equals(rows.getString(4)),
                        "foreign key " + rows.getString(2) + " of " + rows.getString(1)
                                + " does not lead with tenant_id");
            }
        }
    }

    private static void role(Connection connection, List<String> findings) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(ROLE)) {
            rows.next();
            note(
                    findings,
                    !rows.getBoolean(1),
                    "the application's role is superuser, bypasses policies or owns tables");
        }
    }

    private static void note(List<String> findings, boolean fine, String sentence) {
        if (!fine) {
            findings.add(sentence);
        }
    }
}
