// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.belay.tenancy.TenantDirectory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The demo's mail. */
@Controller
@ConditionalOnBooleanProperty("belay.demo")
class OutboxController {

    private final Outbox outbox;
    private final TenantDirectory tenants;
    private final MessageSource messages;

    OutboxController(Outbox outbox, TenantDirectory tenants, MessageSource messages) {
        this.outbox = outbox;
        this.tenants = tenants;
        this.messages = messages;
    }

    @GetMapping("/outbox")
    String show(Model model, Locale locale) {
        model.addAttribute("mails", outbox.newest());
        model.addAttribute(
                "time",
                DateTimeFormatter.ofPattern(messages.getMessage("notices.time", null, locale), locale)
                        .withZone(tenants.current().zone()));
        return "notices/outbox";
    }
}
