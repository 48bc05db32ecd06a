// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.log;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The log of mail. */
@Controller
class MailLogController {

    private final MailLog log;
    private final MessageSource messages;

    MailLogController(MailLog log, MessageSource messages) {
        this.log = log;
        this.messages = messages;
    }

    @GetMapping("/mail")
    String show(
            @ModelAttribute("filter") MailLog.Filter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("found", log.sheet(filter, page, address("/mail", filter)));
        model.addAttribute("states", MailLog.STATES);
        model.addAttribute("export", address("/mail.csv", filter));
        return "notices/mail-log";
    }

    @GetMapping("/mail.csv")
    void export(@ModelAttribute("filter") MailLog.Filter filter, HttpServletResponse response, Locale locale) {
        var headings = Stream.of("when", "kind", "to", "subject", "state", "attempts", "reason", "sent")
                .map(column -> messages.getMessage("notices.log." + column, null, locale))
                .toList();
        CsvDownload.send(
                response,
                "mail.csv",
                headings,
                rows -> log.export(
                        filter,
                        row -> rows.add(
                                row.createdAt(),
                                word("notices.mail-kind.", row.kind(), locale),
                                row.recipient(),
                                row.subject(),
                                word("notices.state.", row.state(), locale),
                                row.attempts(),
                                row.error(),
                                row.sentAt())));
    }

    @PostMapping("/mail/{id}/release")
    String release(@PathVariable UUID id, RedirectAttributes redirect) {
        log.release(id);
        Flash.good(redirect, messages, "notices.log.released");
        return "redirect:/mail";
    }

    private String word(String group, String key, Locale locale) {
        return String.valueOf(messages.getMessage(group + key, null, key, locale));
    }

    private static String address(String path, MailLog.Filter filter) {
        var address = UriComponentsBuilder.fromPath(path);
        for (var field : List.of("state", "to")) {
            var value = field.equals("state") ? filter.state() : filter.to();
            if (value != null && !value.isBlank()) {
                address.queryParam(field, value);
            }
        }
        return address.encode().build().toUriString();
    }
}
