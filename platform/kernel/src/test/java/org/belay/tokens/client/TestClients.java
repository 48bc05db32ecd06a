// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens.client;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Registers clients for tests of other packages. */
@TestComponent
public class TestClients {

    private final Clients clients;

    TestClients(Clients clients) {
        this.clients = clients;
    }

    public UUID add(
            String clientId, String name, @Nullable String secret, List<String> redirectUris, Set<String> roles) {
        return clients.add(clientId, name, secret, redirectUris, roles);
    }
}
