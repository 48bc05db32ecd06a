// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.files.FileUse;
import org.belay.files.Files;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes invented credentials and entries. */
@Component
class DemoLedger {

    private static final FileUse CERTIFICATE = new FileUse("credits.certificate", 10_000, Set.of("application/pdf"));

    /** A page that a viewer can open, made by hand: nobody's real certificate. */
    private static final String PAGE = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 420]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
            4 0 obj <</Length 79>> stream
            BT /F 20 Tf 60 320 Td (Certificate, invented for the demonstration) Tj ET
            endstream endobj
            5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
            trailer <</Root 1 0 R>>
            %%EOF
            """;

    private final JdbcClient jdbc;
    private final Files files;
    private final Map<UUID, UUID> certificates = new ConcurrentHashMap<>();

    DemoLedger(JdbcClient jdbc, Files files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** One file for each person, whichever entry it belongs to. */
    private UUID certificateOf(UUID person) {
        return certificates.computeIfAbsent(person, owner -> {
            try {
                var page = new ByteArrayInputStream(PAGE.getBytes(StandardCharsets.US_ASCII));
                var file =
                        files.store(page, CERTIFICATE, "certificate.pdf").id().value();
                jdbc.sql("insert into credits.certificate (file_id, person_id) values (:file, :person)")
                        .param("file", file)
                        .param("person", owner)
                        .update();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
                .param("certificate", marks == Marks.NO_CERTIFICATE ? null : certificateOf(person))
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
