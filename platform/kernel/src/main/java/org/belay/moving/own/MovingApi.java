// SPDX-License-Identifier: Apache-2.0
package org.belay.moving.own;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.belay.moving.MyRecord;
import org.belay.moving.MyRecord.Available;
import org.belay.moving.MyRecord.Sent;
import org.belay.moving.Received;
import org.belay.moving.ReceivedRecords.Offer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same over the API, with a person's token. */
@RestController
@RequestMapping("/api/my-data/moving")
class MovingApi {

    private final MyRecord record;

    MovingApi(MyRecord record) {
        this.record = record;
    }

    /** What can be taken along, what was, and what was brought. */
    record Moving(List<Available> available, List<Sent> sent, List<Received> brought) {}

    /** What to take along, and where. Sending it is the person's consent. */
    record AwayBody(
            @Nullable Set<String> parts,
            @Nullable String host,
            @Nullable String email) {}

    /** A signed file in JWS compact form. */
    record FileBody(@Nullable String file) {}

    /** What to take of it. */
    record ChosenBody(@Nullable Set<String> parts) {}

    /** A file and what is in it. */
    record ReceivedResource(Received received, List<Offer> offers) {}

    @GetMapping
    @Operation(summary = "Lists what can be taken along, what was, and what was brought")
    Moving show() {
        return new Moving(record.available(), record.sent(), record.brought());
    }

    @PostMapping("/file")
    @Operation(summary = "Agrees that the record goes to another organization, and signs the file")
    FileBody away(@RequestBody AwayBody body, Locale locale) {
        return new FileBody(
                record.take(body.parts() == null ? Set.of() : body.parts(), body.host(), body.email(), locale));
    }

    @PostMapping("/reading")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Reads a signed file; nothing of it is taken yet")
    ReceivedResource read(@RequestBody FileBody body) {
        return resource(record.bring(body.file() == null ? "" : body.file()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a file that was brought")
    ReceivedResource one(@PathVariable UUID id) {
        return resource(id);
    }

    @PostMapping("/{id}")
    @Operation(summary = "Takes parts of a file over, or lets them wait for the office")
    ReceivedResource choose(@PathVariable UUID id, @RequestBody ChosenBody body) {
        record.choose(id, body.parts() == null ? Set.of() : body.parts());
        return resource(id);
    }

    private ReceivedResource resource(UUID id) {
        var received = record.get(id);
        return new ReceivedResource(received, received.state() == Received.State.READ ? record.offers(id) : List.of());
    }
}
