// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo's mail over the API. */
@RestController
@ConditionalOnBooleanProperty("belay.demo")
class OutboxApi {

    private final Outbox outbox;

    OutboxApi(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A mail. */
    record MailResource(String recipient, String subject, String body, String state, Instant createdAt) {

        static MailResource of(OutboxMail mail) {
            var body = mail.lines().stream()
                    .map(line -> line.stream().map(OutboxMail.Piece::text).collect(Collectors.joining()))
                    .collect(Collectors.joining("\n"));
            return new MailResource(mail.recipient(), mail.subject(), body, mail.state(), mail.createdAt());
        }
    }

    /** The newest mail first. */
    record MailList(List<MailResource> items) {}

    @GetMapping("/api/outbox")
    @Operation(summary = "Lists the newest mail of the demo")
    MailList list() {
        return new MailList(outbox.newest().stream().map(MailResource::of).toList());
    }
}
