// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Actions that note what they did and as whom. */
@TestConfiguration
class LinkSamples {

    static final String OPEN = "samples.open";
    static final String SIGNED_IN = "samples.signed-in";

    /** What was done: the action, about what, as whom. */
    static final List<String> DONE = new CopyOnWriteArrayList<>();

    @Bean
    LinkedAction openSample() {
        return new Sample(OPEN, false);
    }

    @Bean
    LinkedAction signedInSample() {
        return new Sample(SIGNED_IN, true);
    }

    private record Sample(String name, boolean needsSignIn) implements LinkedAction {

        @Override
        public List<Object> parameters(PersonId person, String about) {
            return List.of(about);
        }

        @Override
        public void perform(PersonId person, String about) {
            if (about.equals("refused")) {
                throw new RuleViolation("setting.past");
            }
            DONE.add(name + " " + about + " "
                    + TenantScope.require().actor().orElseThrow().id());
        }

        @Override
        public String page() {
            return "/account";
        }
    }
}
