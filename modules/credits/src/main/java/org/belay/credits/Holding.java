// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.belay.credits.StatusEvent.Status;

/**
 * A credential that a person holds, by its code ("RHIA"), with the day it was granted, its present cycle and what its
 * issuer told of it since.
 */
public record Holding(String credential, LocalDate certifiedOn, Cycle cycle, List<StatusEvent> events) {

    public Holding {
        events = events.stream().sorted(Comparator.comparing(StatusEvent::from)).toList();
    }

    public Holding(String credential, LocalDate certifiedOn, Cycle cycle) {
        this(credential, certifiedOn, cycle, List.of());
    }

    /** The status on a day: the latest event that holds then, active where there is none. */
    public Status status(LocalDate day) {
        return events.stream()
                .filter(event -> event.holds(day))
                .reduce((earlier, later) -> later)
                .map(StatusEvent::status)
                .orElse(Status.ACTIVE);
    }

    /** The cycle with its last day moved by the extensions granted up to that day. */
    public Cycle cycle(LocalDate day) {
        var end = events.stream()
                .filter(event ->
                        event.status() == Status.EXTENSION && !event.from().isAfter(day))
                .map(StatusEvent::until)
                .filter(until -> until != null && until.isAfter(cycle.end()))
                .max(Comparator.naturalOrder());
        return end.map(last -> new Cycle(cycle.start(), last, cycle.estimated()))
                .orElse(cycle);
    }
}
