// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Belay has to tell the signed-in person. */
@Controller
@RequestMapping("/inbox")
class InboxController {

    private final Inbox inbox;
    private final MessageSource messages;

    InboxController(Inbox inbox, MessageSource messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var chosen = kind == null || kind.isBlank() ? null : kind;
        var sheet = inbox.sheet(chosen, page);
        model.addAttribute("sheet", sheet);
        model.addAttribute("chosen", chosen);
        model.addAttribute("kinds", labels(sheet.kinds(), locale));
        return "notices/inbox";
    }

    /** Marks it read and leads to what it is about. */
    @PostMapping("/{id}/opening")
    String open(@PathVariable UUID id) {
        return "redirect:" + inbox.mark(id, true).link();
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable UUID id) {
        inbox.mark(id, true);
        return "redirect:/inbox";
    }

    @PostMapping("/{id}/unread")
    String unread(@PathVariable UUID id) {
        inbox.mark(id, false);
        return "redirect:/inbox";
    }

    @PostMapping("/all-read")
    String readAll(RedirectAttributes redirect) {
        var stroke = inbox.markAllRead();
        Flash.undoable(
                redirect, messages, "/inbox/all-read/undo?stroke=" + stroke.at(), "inbox.all-read", stroke.number());
        return "redirect:/inbox";
    }

    @PostMapping("/all-read/undo")
    String takeBack(@RequestParam long stroke) {
        inbox.takeBack(stroke);
        return "redirect:/inbox";
    }

    private Map<String, String> labels(List<String> kinds, Locale locale) {
        var labels = new LinkedHashMap<String, String>();
        kinds.forEach(kind ->
                labels.put(kind, String.valueOf(messages.getMessage("notice-kind." + kind, null, kind, locale))));
        return labels;
    }
}
