// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.ArrayList;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Requirements;
import org.belay.credits.Standing;
import org.belay.credits.Wording;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the transcript of the person who asks. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyAuthority('credits:transcript', 'credits:log')")
class TranscriptDesk {

    private final CeRecords records;
    private final Requirements requirements;
    private final Wording wording;
    private final TenantDirectory tenants;

    TranscriptDesk(CeRecords records, Requirements requirements, Wording wording, TenantDirectory tenants) {
        this.records = records;
        this.requirements = requirements;
        this.wording = wording;
        this.tenants = tenants;
    }

    public Transcript write() {
        var record = records.mine();
        var standing = requirements.standing(record.holdings(), record.loggedEntries(), record.today());
        return new Transcript(
                TenantScope.require().actor().orElseThrow().name(),
                tenants.current().name(),
                wording.date(record.today()),
                standing.credentials().stream().map(one -> part(one, record)).toList());
    }

    private Transcript.Part part(Standing.OfCredential standing, CeRecord record) {
        var lines = new ArrayList<Transcript.Line>();
        for (var placed : standing.entries()) {
            var logged = record.entry(placed.entry()).orElseThrow();
            if (standing.cycle().contains(logged.entry().date())) {
                lines.add(line(standing, placed, logged));
            }
        }
        return new Transcript.Part(
                standing.credential(),
                wording.credential(standing).name(),
                wording.cycle(standing.cycle()),
                standing.cycle().estimated(),
                wording.text("credits.transcript.counted", standing.counted(), standing.required()),
                wording.advice(standing),
                lines);
    }

    private Transcript.Line line(Standing.OfCredential standing, Standing.OfEntry placed, CeRecord.Logged logged) {
        var entry = logged.entry();
        var state = !placed.waiting().isZero() ? "waiting" : placed.counted().isZero() ? "not" : "counted";
        var note = wording.why(standing, placed)
                .map(why -> String.join(" ", why.sentences()))
                .orElse(null);
        return new Transcript.Line(
                wording.date(entry.date()),
                entry.title(),
                entry.provider(),
                placed.worth().toString(),
                placed.counted().toString(),
                wording.text("credits.state." + state)
                        + (entry.certificate() ? "" : ", " + wording.text("credits.transcript.no-certificate")),
                note);
    }
}
