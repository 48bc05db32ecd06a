// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.UUID;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own inbox over the API. */
@RestController
@RequestMapping("/api/inbox")
class InboxApi {

    private final Inbox inbox;

    InboxApi(Inbox inbox) {
        this.inbox = inbox;
    }

    /** A notice as answered. */
    record NoticeResource(
            UUID id,
            String kind,
            String text,
            String link,
            Instant toldAt,
            @Nullable Instant readAt) {

        static NoticeResource of(InboxItem item) {
            return new NoticeResource(item.id(), item.kind(), item.text(), item.link(), item.toldAt(), item.readAt());
        }
    }

    /** How many notices were read at a stroke. */
    record Read(int number) {}

    @GetMapping
    @Operation(summary = "Lists one's own notices, the newest first")
    Page<NoticeResource> list(
            @Parameter(description = "Only what has not been read.")
                    @RequestParam(name = "unread", defaultValue = "false")
                    boolean unread,
            @Parameter(description = "One kind of notice, as credits.cycle-ends.")
                    @RequestParam(name = "kind", required = false)
                    @Nullable
                    String kind,
            @ParameterObject Paging paging) {
        return inbox.page(unread, kind, paging).map(NoticeResource::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a notice; it stays unread")
    NoticeResource show(@PathVariable("id") UUID id) {
        return NoticeResource.of(inbox.get(id));
    }

    @PostMapping("/{id}/read")
    @Operation(summary = "Marks a notice read")
    NoticeResource read(@PathVariable("id") UUID id) {
        return NoticeResource.of(inbox.mark(id, true));
    }

    @PostMapping("/{id}/unread")
    @Operation(summary = "Marks a notice unread")
    NoticeResource unread(@PathVariable("id") UUID id) {
        return NoticeResource.of(inbox.mark(id, false));
    }

    @PostMapping("/all-read")
    @Operation(summary = "Marks everything read")
    Read readAll() {
        return new Read(inbox.markAllRead().number());
    }
}
