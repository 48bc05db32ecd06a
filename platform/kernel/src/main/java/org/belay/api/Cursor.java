// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in an ordered list: the values by which the list is ordered, the last one unique. Opaque to readers. */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor at(Object... values) {
        return new Cursor(Arrays.stream(values).map(String::valueOf).toList());
    }

    /** Reads what {@link #text()} wrote; anything else is answered with 400. */
    static Cursor of(String text, int size) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var joined = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var values = List.of(joined.split(SEPARATOR, -1));
            if (values.size() == size && joined.indexOf('\0') < 0) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refusal(e);
        }
        throw refusal(null);
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    public String text(int index) {
        return values.get(index);
    }

    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException e) {
            throw refusal(e);
        }
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(values.get(index));
        } catch (IllegalArgumentException e) {
            throw refusal(e);
        }
    }

    public Instant moment(int index) {
        try {
            return Instant.parse(values.get(index));
        } catch (DateTimeParseException e) {
            throw refusal(e);
        }
    }

    private static ApiRefusal refusal(@Nullable Exception cause) {
        var refusal = new ApiRefusal(400, "bad-cursor");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
