// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Requirements;
import org.belay.credits.Standing;
import org.belay.credits.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the person who asks stands. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('credits:log')")
class MyCe {

    private static final int LATEST = 3;

    private final CeRecords records;
    private final Requirements requirements;
    private final Wording wording;

    MyCe(CeRecords records, Requirements requirements, Wording wording) {
        this.records = records;
        this.requirements = requirements;
        this.wording = wording;
    }

    /** What Home shows. */
    record Now(
            String headline,
            String advice,
            List<CredentialCard> cards,
            List<PortfolioCard> portfolios,
            List<EntryRow> latest) {}

    public Standing standing() {
        return standing(records.mine());
    }

    public Now now() {
        var record = records.mine();
        var standing = standing(record);
        var first = first(standing);
        return new Now(
                headline(first, standing),
                advice(first, standing),
                cards(standing, record),
                PortfolioCard.of(standing, wording),
                EntryRow.of(record, standing, wording).stream().limit(LATEST).toList());
    }

    public MyCePage page(EntryList list) {
        var record = records.mine();
        var standing = standing(record);
        var first = first(standing);
        var all = EntryRow.of(record, standing, wording);
        var asked = list.of(all);
        var pager = list.pager(asked.size());
        return new MyCePage(
                headline(first, standing),
                advice(first, standing),
                cards(standing, record),
                PortfolioCard.of(standing, wording),
                !standing.optimal(),
                asked.stream()
                        .skip((long) (pager.number() - 1) * EntryList.SIZE)
                        .limit(EntryList.SIZE)
                        .toList(),
                all.size(),
                List.of(
                        tab(list, all, null),
                        tab(list, all, EntryRow.State.COUNTED),
                        tab(list, all, EntryRow.State.WAITING),
                        tab(list, all, EntryRow.State.NOT)),
                behind(standing, list.counted()),
                list,
                list.base("/credits", list.tab()),
                list.base("/credits/entries.csv", list.tab()),
                pager);
    }

    /** Every row of a list, for export. */
    public List<EntryRow> rows(EntryList list) {
        var record = records.mine();
        return list.of(EntryRow.of(record, standing(record), wording));
    }

    private Standing standing(CeRecord record) {
        return requirements.standing(record.holdings(), record.loggedEntries(), record.today());
    }

    private List<CredentialCard> cards(Standing standing, CeRecord record) {
        return standing.credentials().stream()
                .filter(one -> !one.over())
                .map(one -> CredentialCard.of(one, record, wording))
                .toList();
    }

    private static Standing.@Nullable OfCredential first(Standing standing) {
        var maintained =
                standing.credentials().stream().filter(one -> !one.over()).toList();
        return maintained.stream()
                .filter(one -> !one.complete())
                .findFirst()
                .orElse(maintained.isEmpty() ? null : maintained.getFirst());
    }

    private String headline(Standing.@Nullable OfCredential first, Standing standing) {
        if (first == null) {
            return wording.text("credits.empty.headline");
        }
        var together = together(first, standing);
        return first.complete() && together.isPresent()
                ? wording.headline(together.get(), standing.asOf())
                : wording.headline(first);
    }

    private String advice(Standing.@Nullable OfCredential first, Standing standing) {
        return first == null
                ? wording.text("credits.empty.sub")
                : together(first, standing).map(wording::advice).orElseGet(() -> wording.advice(first));
    }

    /** What is still missing of several credentials together, this among them. */
    private static Optional<Standing.OfPortfolio> together(Standing.OfCredential first, Standing standing) {
        return standing.portfolios().stream()
                .filter(one ->
                        one.credentials().contains(first.credential()) && !one.complete() && first.daysLeft() >= 0)
                .findFirst();
    }

    private static MyCePage.Tab tab(EntryList list, List<EntryRow> rows, EntryRow.@Nullable State state) {
        var key = state == null ? "all" : state.name().toLowerCase(Locale.ROOT);
        return new MyCePage.Tab(key, list.base("/credits", key), list.count(rows, state));
    }

    private @Nullable String behind(Standing standing, @Nullable String counted) {
        if (counted == null) {
            return null;
        }
        for (var credential : standing.credentials()) {
            if (counted.equals(credential.credential())) {
                return credential.credential();
            }
            for (var minimum : credential.minimums()) {
                if (counted.equals(credential.credential() + ":" + minimum.key())) {
                    return credential.credential() + ", " + minimum.label();
                }
            }
        }
        for (var portfolio : standing.portfolios()) {
            if (counted.equals(portfolio.key())) {
                return portfolio.name();
            }
            for (var minimum : portfolio.minimums()) {
                if (counted.equals(portfolio.key() + ":" + minimum.key())) {
                    return portfolio.name() + ", " + minimum.label();
                }
            }
        }
        return counted;
    }
}
