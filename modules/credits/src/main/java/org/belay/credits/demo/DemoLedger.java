// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes invented credentials and entries. */
@Component
class DemoLedger {

    private final JdbcClient jdbc;

    DemoLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hold(UUID person, String code, LocalDate start, LocalDate end, @Nullable LocalDate estimatedFrom) {
        jdbc.sql("""
                        insert into credits.credential
                               (id, person_id, code, cycle_start, cycle_end, estimated, passed_on, version)
                        values (:id, :person, :code, :start, :end, :estimated, :passed, 0)""")
                .param("id", Ids.next())
                .param("person", person)
                .param("code", code)
                .param("start", start)
                .param("end", end)
                .param("estimated", estimatedFrom != null)
                .param("passed", estimatedFrom)
                .update();
    }

    void log(UUID person, String code, Activity activity, LocalDate day, int minutes, Marks marks) {
        jdbc.sql("""
                        insert into credits.entry
                               (id, person_id, submission, title, provider, provider_kind, activity_date, minutes, printed, delivery,
                                domains, type, counts_for, state, certificate, logged_at, version)
                        values (:id, :person, :submission, :title, :provider, :kind, :day, :minutes, '{}', :delivery,
                                jsonb_build_object(:domain::text, 1), :type, array[:code], :state, :certificate, :logged, 0)""")
                .param("id", Ids.next())
                .param("person", person)
                .param("submission", "demo " + Ids.next())
                .param("title", activity.title())
                .param("provider", activity.provider())
                .param("kind", activity.ahima() ? "ahima_or_component" : "other")
                .param("day", day)
                .param("minutes", minutes)
                .param("delivery", activity.delivery())
                .param("domain", activity.domain())
                .param("type", activity.type())
                .param("code", code)
                .param("state", marks == Marks.WAITING ? "WAITING" : "COUNTED")
                .param("certificate", marks == Marks.NO_CERTIFICATE ? null : Ids.next())
                .param("logged", day.atTime(20, 0).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is particular about an entry. */
    enum Marks {
        NONE,
        WAITING,
        NO_CERTIFICATE
    }
}
