// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** How this node is: its parts up or down, and since when it runs. */
@Component
class Checks {

    private final HealthEndpoint health;
    private final Clock clock;
    private final Instant startedAt;

    Checks(HealthEndpoint health, Clock clock) {
        this.health = health;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** One part of the node. */
    record Part(String name, boolean up) {}

    /** All of it. */
    record Now(boolean up, List<Part> parts, String node, String java, long runningMinutes) {}

    Now now() {
        var whole = health.health();
        var components = whole instanceof CompositeHealthDescriptor composite ? composite.getComponents() : null;
        var parts = components == null
                ? List.<Part>of()
                : components.entrySet().stream()
                        .map(part -> new Part(part.getKey(), up(part.getValue())))
                        .toList();
        return new Now(
                up(whole),
                parts,
                System.getenv().getOrDefault("HOSTNAME", "localhost"),
                Runtime.version().toString(),
                Duration.between(startedAt, clock.instant()).toMinutes());
    }

    private static boolean up(HealthDescriptor part) {
        return Status.UP.equals(part.getStatus());
    }
}
