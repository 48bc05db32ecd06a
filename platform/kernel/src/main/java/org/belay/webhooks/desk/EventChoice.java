// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.belay.plugins.PublishedEvent;
import org.belay.webhooks.PublishedEvents;
import org.belay.webhooks.Schemes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a webhook can be about, and the check of what was typed about one. */
@Component
class EventChoice {

    private final PublishedEvents events;
    private final Schemes schemes;
    private final MessageSource messages;

    EventChoice(PublishedEvents events, Schemes schemes, MessageSource messages) {
        this.events = events;
        this.schemes = schemes;
        this.messages = messages;
    }

    /** An event that can be sent, and what its data looks like. */
    record Kind(String name, String label, Map<String, ?> example) {}

    List<Kind> kinds(Locale locale) {
        return events.offered().stream()
                .map(kind -> new Kind(kind.name(), label(kind, locale), new TreeMap<>(kind.example())))
                .toList();
    }

    /** Name → what people choose by. */
    Map<String, String> labels(Locale locale) {
        var labels = new LinkedHashMap<String, String>();
        events.offered().forEach(kind -> labels.put(kind.name(), label(kind, locale) + " (" + kind.name() + ")"));
        return labels;
    }

    /** @throws org.belay.tenancy.RuleViolation when something about it does not fit */
    WebhookDetails check(String name, String address, Set<String> kinds) {
        var offered = events.offered().stream().map(PublishedEvent::name).collect(Collectors.toSet());
        return WebhookDetails.of(name, address, kinds, offered, schemes.plainToo());
    }

    private String label(PublishedEvent<?> kind, Locale locale) {
        return String.valueOf(messages.getMessage(kind.labelKey(), null, kind.name(), locale));
    }
}
