// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one event at one address, and sending events again. */
@Controller
@RequestMapping("/webhooks/{id}")
class DeliveryController {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventChoice choice;
    private final MessageSource messages;

    DeliveryController(Webhooks webhooks, Deliveries deliveries, EventChoice choice, MessageSource messages) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.choice = choice;
        this.messages = messages;
    }

    @GetMapping("/deliveries.csv")
    void export(
            @PathVariable UUID id,
            @RequestParam(required = false) Deliveries.@Nullable State state,
            HttpServletResponse response,
            Locale locale) {
        CsvDownload.send(
                response,
                "deliveries.csv",
                Stream.of("webhooks.event", "webhooks.event.id", "webhooks.when", "webhooks.state")
                        .map(key -> messages.getMessage(key, null, locale))
                        .toList(),
                rows -> deliveries.each(
                        id,
                        state,
                        one -> rows.add(
                                one.kind(),
                                one.event(),
                                one.occurredAt(),
                                messages.getMessage("webhooks.delivery." + one.state(), null, locale))));
    }

    @GetMapping("/deliveries/{event}")
    String show(@PathVariable UUID id, @PathVariable UUID event, Model model, Locale locale) {
        model.addAttribute("webhook", webhooks.get(id));
        model.addAttribute("sheet", deliveries.get(id, event));
        model.addAttribute("labels", choice.labels(locale));
        return "webhooks/delivery";
    }

    @PostMapping("/deliveries/{event}/replay")
    String replay(@PathVariable UUID id, @PathVariable UUID event, RedirectAttributes redirect) {
        deliveries.replay(id, event);
        Flash.good(redirect, messages, "webhooks.replayed", 1);
        return "redirect:/webhooks/{id}/deliveries/{event}";
    }

    @PostMapping("/replays")
    String replayFrom(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable LocalDateTime from,
            @RequestParam(defaultValue = "false") boolean arrivedToo,
            RedirectAttributes redirect) {
        if (from == null) {
            Flash.attention(redirect, messages, "webhooks.replay.when");
        } else {
            var zone = LocaleContextHolder.getTimeZone().toZoneId();
            var number = deliveries.replayFrom(id, from.atZone(zone).toInstant(), arrivedToo);
            Flash.good(redirect, messages, "webhooks.replayed", number);
        }
        return "redirect:/webhooks/{id}";
    }
}
