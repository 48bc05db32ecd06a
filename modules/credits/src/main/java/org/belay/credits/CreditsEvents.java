// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.util.Map;
import org.belay.people.PersonId;
import org.belay.plugins.PublishedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems may hear of continuing education. */
@Configuration(proxyBeanMethods = false)
class CreditsEvents {

    private static final Map<String, ?> EXAMPLE =
            Map.of("entry", "019ab2c4-1d70-7c52-9a3e-5d1f6b7a8c90", "person", "019ab2c3-77aa-7d01-8b44-2e6f9c0d1a23");

    @Bean
    PublishedEvent<EntryLogged> ceEntryAdded() {
        return new PublishedEvent<>(
                "ce-entry.added", EntryLogged.class, event -> data(event.entry(), event.person()), EXAMPLE);
    }

    @Bean
    PublishedEvent<EntryCorrected> ceEntryChanged() {
        return new PublishedEvent<>(
                "ce-entry.changed", EntryCorrected.class, event -> data(event.entry(), event.person()), EXAMPLE);
    }

    @Bean
    PublishedEvent<EntryRemoved> ceEntryRemoved() {
        return new PublishedEvent<>(
                "ce-entry.removed", EntryRemoved.class, event -> data(event.entry(), event.person()), EXAMPLE);
    }

    private static Map<String, ?> data(EntryId entry, PersonId person) {
        return Map.of("entry", entry.toString(), "person", person.toString());
    }
}
