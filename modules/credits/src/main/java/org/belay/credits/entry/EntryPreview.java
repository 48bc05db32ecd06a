// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.Objects;
import java.util.stream.Collectors;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Effect;
import org.belay.credits.EntryId;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Requirements;
import org.belay.credits.Wording;
import org.belay.tenancy.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a form about an entry offers, and what the entry would change. Stores nothing. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('credits:log')")
class EntryPreview {

    private final CeRecords records;
    private final Requirements requirements;
    private final Wording wording;

    EntryPreview(CeRecords records, Requirements requirements, Wording wording) {
        this.records = records;
        this.requirements = requirements;
        this.wording = wording;
    }

    /** A stored entry, open for mending. */
    record Opened(EntryChoices choices, CeRecord.Logged entry) {}

    public EntryChoices choices() {
        return choices(records.mine());
    }

    public Opened open(EntryId id) {
        var record = records.mine();
        return new Opened(choices(record), record.entry(id).orElseThrow(NotFound::new));
    }

    /** What the entry changes; with an id, what it changes in the place of the stored one. */
    public Effect effect(EntryDetails details, @Nullable EntryId id) {
        var record = records.mine();
        var stored = id == null ? null : record.entry(id).orElseThrow(NotFound::new);
        return requirements.effect(
                record.holdings(),
                record.loggedEntries().stream()
                        .filter(entry -> !entry.id().equals(id))
                        .toList(),
                details.logged(
                        Objects.requireNonNullElseGet(id, EntryId::next),
                        stored != null && stored.entry().certificate(),
                        stored == null
                                ? LoggedEntry.State.COUNTED
                                : stored.entry().state()),
                record.today());
    }

    /** The effect in a line. */
    public String line(EntryDetails details, @Nullable EntryId id) {
        return effect(details, id).credentials().stream().map(wording::effect).collect(Collectors.joining(" "));
    }

    private EntryChoices choices(CeRecord record) {
        var standing = requirements.standing(record.holdings(), record.loggedEntries(), record.today());
        return EntryChoices.of(
                record,
                standing.credentials().stream()
                        .filter(one -> !one.over())
                        .map(wording::credential)
                        .toList(),
                requirements.credentials(record.today()));
    }
}
