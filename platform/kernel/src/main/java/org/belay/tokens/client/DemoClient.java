// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens.client;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.belay.plugins.DemoData;
import org.belay.tenancy.Tenant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A client for scripts in each demo organization, with the administrator's role. */
@Component
@ConditionalOnBooleanProperty("belay.demo")
class DemoClient implements DemoData {

    private final Clients clients;

    DemoClient(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void fill(Tenant tenant, RandomGenerator random) {
        clients.add("demo-cli", "Demo scripts", "belay-demo", List.of(), Set.of("administrator"));
    }
}
