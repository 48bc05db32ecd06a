// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says that somebody was refused; the audit log listens. */
@Component
public class Refusals {

    private final ApplicationEventPublisher events;

    Refusals(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** To be called after the refused transaction has ended. */
    public void note(String method, String path) {
        events.publishEvent(new AccessRefused(method, path));
    }
}
