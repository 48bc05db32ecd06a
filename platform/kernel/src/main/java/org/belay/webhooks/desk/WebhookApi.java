// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.belay.api.Idempotency;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.api.SeenVersion;
import org.belay.webhooks.Signature;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks over the API. A secret is answered once, by the request that made it. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookApi {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventChoice choice;
    private final Idempotency idempotency;

    WebhookApi(Webhooks webhooks, Deliveries deliveries, EventChoice choice, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.choice = choice;
        this.idempotency = idempotency;
    }

    /** A webhook as sent. */
    record WebhookBody(
            @NotBlank @Nullable String name,
            @NotBlank @Nullable String address,
            @NotNull @Nullable Set<String> kinds) {

        Set<String> chosen() {
            return kinds == null ? Set.of() : kinds;
        }
    }

    /** A new webhook as answered; a repeated request does not get the secret again. */
    record NewWebhook(Webhooks.Webhook webhook, @Nullable String secret) {}

    /** A fresh secret, and until when the one before signs, too. */
    record Secret(String secret, Instant previousUntil) {}

    /** Whether events are sent. */
    record WebhookStatus(@NotNull @Nullable Boolean active) {}

    /** What is to be sent again: from when on, and whether also what has arrived. */
    record ReplayBody(
            @NotNull @Nullable Instant from, @Nullable Boolean arrivedToo) {}

    /** How many events are sent again. */
    record Replayed(int events) {}

    /** The event that was made. */
    record TestEvent(UUID event) {}

    /** A list in a wrapper that can grow. */
    record WebhookList(List<Webhooks.Webhook> items) {}

    /** A list in a wrapper that can grow. */
    record KindList(List<EventChoice.Kind> items) {}

    @GetMapping
    @Operation(summary = "Lists the webhooks")
    WebhookList list() {
        return new WebhookList(webhooks.all());
    }

    @GetMapping("/kinds")
    @Operation(summary = "Lists the kinds of event that can be sent, with an example of each one's data")
    KindList kinds(Locale locale) {
        webhooks.all(); // for those who may see webhooks
        return new KindList(choice.kinds(locale));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a webhook")
    Webhooks.Webhook show(@PathVariable UUID id) {
        return webhooks.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a webhook and answers its secret, once")
    ResponseEntity<NewWebhook> add(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WebhookBody body) {
        var secret = Signature.newSecret();
        var made = idempotency.once("POST /api/webhooks", key, body, () -> webhooks.add(checked(body), secret));
        return made.created(
                "/api/webhooks/{id}",
                id -> new NewWebhook(webhooks.get(id), made.replayed() ? null : Signature.text(secret)));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a webhook")
    Webhooks.Webhook change(@PathVariable UUID id, SeenVersion seen, @Valid @RequestBody WebhookBody body) {
        webhooks.change(id, seen.value(), checked(body));
        return webhooks.get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a webhook and what was still to be sent there")
    void remove(@PathVariable UUID id, SeenVersion seen) {
        webhooks.remove(id, seen.value());
    }

    @PostMapping("/{id}/secret")
    @Operation(summary = "Makes a new secret and answers it, once; the one before signs along for a while")
    ResponseEntity<Secret> rotate(@PathVariable UUID id) {
        var secret = Signature.newSecret();
        var until = webhooks.rotate(id, secret);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Secret(Signature.text(secret), until));
    }

    @PostMapping("/{id}/status")
    @Operation(summary = "Pauses a webhook or lets it go on")
    Webhooks.Webhook turn(@PathVariable UUID id, @Valid @RequestBody WebhookStatus body) {
        webhooks.setActive(id, Boolean.TRUE.equals(body.active()));
        return webhooks.get(id);
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a test event")
    TestEvent test(@PathVariable UUID id) {
        return new TestEvent(webhooks.test(id));
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "Lists what became of each event, the newest first")
    Page<Deliveries.Delivery> deliveries(
            @PathVariable UUID id,
            @Parameter(description = "QUEUED, DELIVERED or DEAD.") @RequestParam(name = "state", required = false)
                    Deliveries.@Nullable State state,
            @ParameterObject Paging paging) {
        return deliveries.page(id, state, paging);
    }

    @GetMapping("/{id}/deliveries/{event}")
    @Operation(summary = "Shows what was sent, and each try")
    Deliveries.Sheet delivery(@PathVariable UUID id, @PathVariable UUID event) {
        return deliveries.get(id, event);
    }

    @PostMapping("/{id}/deliveries/{event}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends an event again, under the same id")
    void replay(@PathVariable UUID id, @PathVariable UUID event) {
        deliveries.replay(id, event);
    }

    @PostMapping("/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends again what happened from a moment on")
    Replayed replayFrom(@PathVariable UUID id, @Valid @RequestBody ReplayBody body) {
        return new Replayed(
                deliveries.replayFrom(id, Objects.requireNonNull(body.from()), Boolean.TRUE.equals(body.arrivedToo())));
    }

    private WebhookDetails checked(WebhookBody body) {
        return choice.check(String.valueOf(body.name()), String.valueOf(body.address()), body.chosen());
    }
}
