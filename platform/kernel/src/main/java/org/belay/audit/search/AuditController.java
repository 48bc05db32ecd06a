// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.belay.audit.AuditVerification;
import org.belay.audit.AuditVerification.Standing;
import org.belay.web.CsvDownload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AuditController {

    /** Of the file; programs read it, so they are the same in every language. */
    private static final List<String> COLUMNS = List.of(
            "number", "at", "who", "who_id", "action", "what", "about_kind", "about_id", "about", "details", "hash");

    /** An entry that waits longer than this is worth a word. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AuditSearch search;
    private final LogCheck check;
    private final AuditVerification verification;
    private final EntryWords words;
    private final Clock clock;

    AuditController(AuditSearch search, LogCheck check, AuditVerification verification, EntryWords words, Clock clock) {
        this.search = search;
        this.check = check;
        this.verification = verification;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The box above the entries.
     *
     * @param late since when the oldest entry waits, if that is too long
     * @param checkedAt null when nobody has checked yet
     */
    record Box(
            Standing standing,
            @Nullable String late,
            @Nullable String checkedAt,
            @Nullable String checkedBy,
            LogCheck.@Nullable Outcome outcome) {}

    @GetMapping("/audit")
    String list(@ModelAttribute("filter") AuditFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        var total = search.count(filter);
        var number = AuditPage.within(page, total);
        var entries = search.page(filter, (number - 1) * AuditPage.SIZE, AuditPage.SIZE);
        model.addAttribute(
                "found",
                new AuditPage(words.of(entries, search.names(entries)), number, total, filter.address("/audit")));
        var actions = new LinkedHashMap<String, String>();
        search.actions().forEach(action -> actions.put(action, words.action(action)));
        model.addAttribute("actions", actions);
        model.addAttribute("export", filter.address("/audit.csv"));
        model.addAttribute("box", box());
        return "audit/list";
    }

    private Box box() {
        var standing = verification.standing();
        var oldest = standing.oldestUnsealed();
        var late = oldest != null && oldest.isBefore(clock.instant().minus(PATIENCE)) ? words.moment(oldest) : null;
        return check.last()
                .map(done -> new Box(standing, late, words.moment(done.at()), done.by(), done.outcome()))
                .orElse(new Box(standing, late, null, null, null));
    }

    @GetMapping("/audit/{id}")
    String entry(@PathVariable UUID id, Model model) {
        var entry = search.get(id);
        model.addAttribute("entry", words.of(entry, search.names(List.of(entry))));
        return "audit/entry";
    }

    @PostMapping("/audit/checks")
    String check() {
        check.run();
        return "redirect:/audit";
    }

    @GetMapping("/audit.csv")
    void export(@ModelAttribute("filter") AuditFilter filter, HttpServletResponse response) {
        CsvDownload.send(
                response,
                "audit-log.csv",
                COLUMNS,
                rows -> search.export(filter, batch -> {
                    var names = search.names(batch);
                    batch.forEach(entry -> {
                        var shown = words.of(entry, names);
                        rows.add(
                                entry.number() == 0 ? null : entry.number(),
                                entry.at(),
                                shown.who(),
                                entry.actor(),
                                entry.action(),
                                shown.what(),
                                entry.subjectKind(),
                                entry.subject(),
                                shown.about(),
                                entry.details(),
                                entry.hash());
                    });
                }));
    }
}
