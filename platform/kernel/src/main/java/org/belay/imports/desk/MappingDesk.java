// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.belay.audit.AuditLog;
import org.belay.imports.RosterImportId;
import org.belay.imports.work.CheckJob;
import org.belay.imports.work.ImportRef;
import org.belay.imports.work.RosterImport;
import org.belay.imports.work.RosterImports;
import org.belay.imports.work.TableReader;
import org.belay.imports.work.Tables;
import org.belay.jobs.Jobs;
import org.belay.roster.UnreadableRoster;
import org.belay.tables.ColumnMapping;
import org.belay.tables.TableOutline;
import org.belay.tenancy.RuleViolation;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where somebody says which column of a table is which field; remembered for tables with the same headings. */
@Service
@Transactional
@PreAuthorize("hasAuthority('imports:use')")
class MappingDesk {

    private final RosterImports imports;
    private final Tables tables;
    private final TableReader reader;
    private final Jobs jobs;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MessageSource messages;
    private final Clock clock;

    MappingDesk(
            RosterImports imports,
            Tables tables,
            TableReader reader,
            Jobs jobs,
            AuditLog audit,
            JdbcClient jdbc,
            JsonMapper json,
            MessageSource messages,
            Clock clock) {
        this.imports = imports;
        this.tables = tables;
        this.reader = reader;
        this.jobs = jobs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    /** The columns with what they are mapped to: as chosen, else as the last time, else by their words. */
    @Transactional(readOnly = true)
    public MappingPage page(RosterImportId id, Locale locale) {
        var found = imports.require(id);
        var table = tables.require(found.kind());
        var outline = outline(found);
        var chosen = found.mapping();
        var remembered = remembered(found.kind(), outline.signature()).map(outline::adopt);
        var mapping = chosen != null
                ? json.readValue(chosen, ColumnMapping.class)
                : remembered.orElseGet(
                        () -> outline.guess(table, key -> String.valueOf(messages.getMessage(key, null, "", locale))));
        return MappingPage.of(
                table, outline, mapping, remembered.isPresent(), key -> messages.getMessage(key, null, locale));
    }

    private TableOutline outline(RosterImport found) {
        try {
            return reader.outline(found.file(), found.fileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableRoster unreadable) {
            var reason = unreadable.reason();
            throw new RuleViolation(reason.key(), reason.parameters().toArray());
        }
    }

    private Optional<ColumnMapping> remembered(String kind, String signature) {
        return jdbc.sql("""
                        select mapping from platform.import_mapping
                         where tenant_id = platform.current_tenant() and kind = :kind and signature = :signature""")
                .param("kind", kind)
                .param("signature", signature)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, ColumnMapping.class));
    }

    /**
     * Remembers the mapping and has the table checked with it.
     *
     * @throws RuleViolation when two columns are one field, or a required field has no column
     */
    public void map(RosterImportId id, ColumnMapping wanted) {
        var found = imports.require(id);
        var outline = outline(found);
        var mapping = wanted.checked(tables.require(found.kind()), outline.header());
        var text = json.writeValueAsString(mapping);
        found.map(text);
        jdbc.sql("""
                        insert into platform.import_mapping (kind, signature, mapping, saved_at)
                        values (:kind, :signature, :mapping, :now)
                        on conflict (tenant_id, kind, signature)
                        do update set mapping = excluded.mapping, saved_at = excluded.saved_at""")
                .param("kind", found.kind())
                .param("signature", outline.signature())
                .param("mapping", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        found.entrustTo(jobs.start(CheckJob.TYPE, new ImportRef(id)));
        audit.record(
                "table.mapped",
                "roster-import",
                id.value(),
                Map.of("columns", mapping.columns().size()));
    }
}
