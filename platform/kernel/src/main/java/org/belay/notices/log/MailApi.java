// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.log;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of mail, over the API; and what a mail system reports about it. */
@RestController
@RequestMapping("/api/mail")
class MailApi {

    private final MailLog log;

    MailApi(MailLog log) {
        this.log = log;
    }

    /** A mail as answered, without its text. */
    record MailResource(
            UUID id,
            String kind,
            String recipient,
            String subject,
            String state,
            int attempts,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant sentAt,
            boolean addressBounces) {

        static MailResource of(MailLog.Row row) {
            return new MailResource(
                    row.id(),
                    row.kind(),
                    row.recipient(),
                    row.subject(),
                    row.state(),
                    row.attempts(),
                    row.error(),
                    row.createdAt(),
                    row.sentAt(),
                    row.bounces());
        }
    }

    /** How many recipients were marked by a report. */
    record Noted(int recipients) {}

    @GetMapping
    @Operation(summary = "Lists mail and what became of it, the newest first")
    Page<MailResource> list(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @ParameterObject Paging paging) {
        return log.page(new MailLog.Filter(state, to), paging).map(MailResource::of);
    }

    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets mail go again to the address that this one came back from")
    void release(@PathVariable UUID id) {
        log.release(id);
    }

    @PostMapping(path = "/reports", consumes = "message/rfc822")
    @Operation(summary = "Takes a delivery status notification (RFC 3464) as it arrived")
    Noted report(@RequestBody byte[] message) {
        return new Noted(log.bounced(DeliveryReport.read(message)));
    }
}
