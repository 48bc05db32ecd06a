// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.ArrayList;
import java.util.List;
import org.belay.credits.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The transcript to print, and the lists as CSV. */
@Controller
class TranscriptController {

    private final TranscriptDesk desk;
    private final MyCe mine;
    private final Wording wording;

    TranscriptController(TranscriptDesk desk, MyCe mine, Wording wording) {
        this.desk = desk;
        this.mine = mine;
        this.wording = wording;
    }

    @GetMapping("/credits/transcript")
    String show(Model model) {
        model.addAttribute("transcript", desk.write());
        return "credits/transcript";
    }

    @GetMapping("/credits/transcript.csv")
    ResponseEntity<byte[]> export() {
        var rows = new ArrayList<List<String>>();
        for (var part : desk.write().parts()) {
            for (var line : part.lines()) {
                rows.add(List.of(
                        part.code(),
                        part.cycle(),
                        line.day(),
                        line.title(),
                        line.provider(),
                        line.worth(),
                        line.counted(),
                        line.state()));
            }
        }
        return Csv.answer(
                "transcript.csv",
                headings("code", "cycle", "date", "title", "provider", "worth", "counted", "state"),
                rows);
    }

    @GetMapping("/credits/entries.csv")
    ResponseEntity<byte[]> entries(@ModelAttribute("list") EntryList list) {
        return Csv.answer(
                "entries.csv",
                headings("date", "title", "provider", "for", "credits", "state"),
                mine.rows(list).stream()
                        .map(row -> List.of(
                                row.date().toString(),
                                row.title(),
                                row.provider(),
                                row.countsFor(),
                                row.amount(),
                                row.label()))
                        .toList());
    }

    private List<String> headings(String... columns) {
        return List.of(columns).stream()
                .map(column -> wording.text("credits.csv." + column))
                .toList();
    }
}
