// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.personal.ImpersonalTables;
import org.belay.personal.Keeping;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * What the log knows of people. That something happened stays, by number alone, and so does the chain; the particulars
 * and names beside it go.
 */
@Component
class AuditRecords implements PersonalData {

    private static final String ENTRIES = """
             from platform.audit_entry e
             left join platform.audit_detail d on d.tenant_id = e.tenant_id and d.entry_id = e.id
            where e.tenant_id = platform.current_tenant() and (e.subject_id = :person or e.actor_id = :person)""";

    private final AuditLog log;
    private final PersonalData entries;

    AuditRecords(AuditLog log, PersonalRecords records) {
        this.log = log;
        this.entries = records.of("audit.entries", "platform.audit_entry", "platform.audit_detail")
                .exports("""
                        select e.at, e.action, e.actor_id = :person as by_you, e.subject_id = :person as about_you,
                               case when e.subject_id = :person then d.details end as details""" + ENTRIES + " order by e.at, e.id")
                .keeps("personal.kept.log", "select count(*)" + ENTRIES)
                .build();
    }

    @Override
    public String recordType() {
        return entries.recordType();
    }

    @Override
    public Set<String> tables() {
        return entries.tables();
    }

    @Override
    public Keeping keeping() {
        return Keeping.always("Proof of who did what; at least six to seven years");
    }

    @Override
    public void export(UUID person, Consumer<Map<String, @Nullable Object>> taker) {
        entries.export(person, taker);
    }

    @Override
    public List<UUID> files(UUID person) {
        return List.of();
    }

    @Override
    public Erased erase(UUID person) {
        var particulars = log.erase(person);
        var kept = entries.erase(person);
        return new Erased(particulars, kept.kept(), kept.reason());
    }

    @Override
    public Disposed dispose(Instant before, int most) {
        return new Disposed(0, List.of());
    }

    @Bean
    static ImpersonalTables auditTables() {
        return ImpersonalTables.of("platform.audit_seal", "platform.audit_unsealed");
    }
}
