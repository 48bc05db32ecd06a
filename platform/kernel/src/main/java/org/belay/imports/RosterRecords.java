// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class RosterRecords {

    private static final String SAME = """
             using platform.roster_person_link l
             where t.tenant_id = platform.current_tenant() and l.tenant_id = t.tenant_id and l.person_id = :person
               and l.source_id = t.source_id and l.sourced_id = t.user_id""";
    private static final String STARTED =
            " from platform.roster_import where tenant_id = platform.current_tenant() and started_by = :person";

    @Bean
    PersonalData rosterPlaceRecords(PersonalRecords records) {
        return records.of(
                        "imports.roster",
                        "platform.roster_person_link",
                        "platform.roster_role",
                        "platform.roster_enrollment")
                .exports("""
                        select s.name as roster, l.sourced_id as number_there, l.username, l.enabled, l.org, l.grades,
                               (select json_agg(json_build_object('role', r.role, 'org', r.org, 'from', r.first_day, 'to', r.last_day))
                                  from platform.roster_role r where r.tenant_id = l.tenant_id and r.source_id = l.source_id
                                   and r.user_id = l.sourced_id) as roles,
                               (select json_agg(json_build_object('class', c.title, 'role', e.role, 'from', e.first_day, 'to', e.last_day))
                                  from platform.roster_enrollment e
                                  left join platform.roster_class c on c.tenant_id = e.tenant_id and c.source_id = e.source_id
                                        and c.sourced_id = e.class_id
                                 where e.tenant_id = l.tenant_id and e.source_id = l.source_id
                                   and e.user_id = l.sourced_id) as classes
                          from platform.roster_person_link l
                          join platform.roster_source s on s.tenant_id = l.tenant_id and s.id = l.source_id
                         where l.tenant_id = platform.current_tenant() and l.person_id = :person order by s.name""")
                .erases(
                        "delete from platform.roster_role t " + SAME,
                        "delete from platform.roster_enrollment t " + SAME,
                        "delete from platform.roster_person_link where tenant_id = platform.current_tenant()"
                                + " and person_id = :person")
                .keptAlways("As the school’s own roster")
                .build();
    }

    @Bean
    PersonalData rosterImportRecords(PersonalRecords records) {
        return records.of("imports.rosters", "platform.roster_import")
                .exports("select file_name, state, started_at, ended_at" + STARTED + " order by started_at")
                .keeps(
                        "personal.kept.roster",
                        "select count(*) from platform.roster_import where tenant_id = platform.current_tenant()"
                                + " and (started_by = :person or file_id is not null)")
                .keptFor(
                        1,
                        "AACRAO 2019: routine requests, 1 year",
                        "platform.roster_import",
                        "ended_at",
                        "started_by",
                        "file_id")
                .build();
    }

    /** What an import changed is kept for its undo. Rows of a roster name people by their number there. */
    @Bean
    PersonalData importJournalRecords(PersonalRecords records) {
        var whose = """
                 where tenant_id = platform.current_tenant()
                   and (cast(:person as text) in (before ->> 'id', before ->> 'person_id', before ->> 'actor_id',
                                                  after ->> 'id', after ->> 'person_id', after ->> 'actor_id')
                        or coalesce(before, after) ->> 'user_id' in (
                            select coalesce(before, after) ->> 'sourced_id' from platform.import_change
                             where tenant_id = platform.current_tenant() and relation = 'platform.roster_person_link'
                               and coalesce(before, after) ->> 'person_id' = cast(:person as text)))""";
        return records.of("imports.journal", "platform.import_change", "platform.import_kept")
                .exports("select noted_at, relation, before, after from platform.import_change " + whose
                        + " order by noted_at, place")
                .erases(
                        "delete from platform.import_change " + whose,
                        "delete from platform.import_kept where tenant_id = platform.current_tenant()"
                                + " and strpos(key, cast(:person as text)) > 0")
                .keptAlways("For as long as an import can be undone (imports.undo-days)")
                .build();
    }

    @Bean
    ImpersonalTables rosterTables() {
        return ImpersonalTables.of(
                "platform.import_mapping",
                "platform.roster_source",
                "platform.roster_org",
                "platform.roster_session",
                "platform.roster_course",
                "platform.roster_class",
                "platform.roster_role_rule");
    }
}
