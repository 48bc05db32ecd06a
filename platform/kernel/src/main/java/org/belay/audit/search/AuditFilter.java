// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries are wanted; what is absent does not matter.
 *
 * @param person part of the name, or the id, of who did it or whom it was about
 * @param from first day, in the organization's zone
 * @param to last day, in the organization's zone
 * @param words words in the particulars or in the name of who did it
 */
record AuditFilter(
        @Nullable String person,
        @Nullable String action,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
        @Nullable String words) {

    AuditFilter {
        person = given(person);
        action = given(action);
        words = given(words);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isEmpty() {
        return person == null && action == null && from == null && to == null && words == null;
    }

    /** The address of the rows with this filter. */
    String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "person", person);
        add(address, "action", action);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "words", words);
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }
}
