// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import java.util.Map;
import org.belay.people.PersonId;
import org.belay.plugins.PublishedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems may hear of consents: whoever was told of somebody by one learns when it ends. */
@Configuration(proxyBeanMethods = false)
class ConsentEvents {

    private static final String PERSON = "019ab2c3-77aa-7d01-8b44-2e6f9c0d1a23";

    @Bean
    PublishedEvent<ConsentGiven> consentGiven() {
        return new PublishedEvent<>(
                "consent.given",
                ConsentGiven.class,
                event -> data(event.person(), event.purpose()),
                Map.of("person", PERSON, "purpose", "moving.record"));
    }

    @Bean
    PublishedEvent<ConsentEnded> consentEnded() {
        return new PublishedEvent<>(
                "consent.ended",
                ConsentEnded.class,
                event -> Map.of(
                        "person", event.person().toString(),
                        "purpose", event.purpose(),
                        "why", event.why().name()),
                Map.of("person", PERSON, "purpose", "moving.record", "why", "WITHDRAWN"));
    }

    private static Map<String, ?> data(PersonId person, String purpose) {
        return Map.of("person", person.toString(), "purpose", purpose);
    }
}
