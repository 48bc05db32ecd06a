// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.util.Map;
import org.belay.plugins.PublishedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems may hear of people. */
@Configuration(proxyBeanMethods = false)
class PeopleEvents {

    private static final Map<String, ?> EXAMPLE = Map.of("person", "019ab2c3-77aa-7d01-8b44-2e6f9c0d1a23");

    @Bean
    PublishedEvent<PersonAdded> personAdded() {
        return new PublishedEvent<>("person.added", PersonAdded.class, event -> data(event.person()), EXAMPLE);
    }

    @Bean
    PublishedEvent<PersonChanged> personChanged() {
        return new PublishedEvent<>("person.changed", PersonChanged.class, event -> data(event.person()), EXAMPLE);
    }

    private static Map<String, ?> data(PersonId person) {
        return Map.of("person", person.toString());
    }
}
