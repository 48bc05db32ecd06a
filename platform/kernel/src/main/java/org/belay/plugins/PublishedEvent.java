// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.Map;
import java.util.function.Function;
import org.belay.tenancy.TenantEvent;

/**
 * A kind of event that a module promises to other systems. A bean of this type is all it takes: administrators can then
 * have it sent to an address of theirs. The data names things by their ids and holds nothing personal; who may know more
 * asks the API.
 *
 * @param name as {@code person.changed}; it never changes, and what stands under it only gains members. What people
 *     choose by stands in a message bundle under {@link #labelKey}
 * @param type the event within Belay, published in the transaction that changes something
 * @param data what is sent: texts, numbers, truth values, and lists and maps of them
 * @param example of the data, for the documentation
 */
public record PublishedEvent<E extends TenantEvent>(
        String name, Class<E> type, Function<E, Map<String, ?>> data, Map<String, ?> example) {

    public PublishedEvent {
        if (!name.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("A published event reads like 'person.changed': " + name);
        }
        example = Map.copyOf(example);
    }

    /** The message key of what people choose by. */
    public String labelKey() {
        return "published-event." + name;
    }

    /** The data of an event of this kind. */
    public Map<String, ?> of(TenantEvent event) {
        return data.apply(type.cast(event));
    }
}
