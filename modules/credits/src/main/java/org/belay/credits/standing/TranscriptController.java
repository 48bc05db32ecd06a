// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.belay.credits.Wording;
import org.belay.web.CsvDownload;
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
    void export(HttpServletResponse response) {
        var headings = headings("code", "cycle", "date", "title", "provider", "worth", "counted", "state");
        var transcript = desk.write();
        CsvDownload.send(
                response,
                "transcript.csv",
                headings,
                rows -> transcript
                        .parts()
                        .forEach(part -> part.lines()
                                .forEach(line -> rows.add(
                                        part.code(),
                                        part.cycle(),
                                        line.day(),
                                        line.title(),
                                        line.provider(),
                                        line.worth(),
                                        line.counted(),
                                        line.state()))));
    }

    @GetMapping("/credits/entries.csv")
    void entries(@ModelAttribute("list") EntryList list, HttpServletResponse response) {
        CsvDownload.send(
                response,
                "entries.csv",
                headings("date", "title", "provider", "for", "credits", "state"),
                rows -> mine.rows(list)
                        .forEach(row -> rows.add(
                                row.date(), row.title(), row.provider(), row.countsFor(), row.amount(), row.label())));
    }

    private List<String> headings(String... columns) {
        return List.of(columns).stream()
                .map(column -> wording.text("credits.csv." + column))
                .toList();
    }
}
