// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import jakarta.servlet.ServletRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** The place of one request among those that work, given back once, however often somebody says so. */
final class Place {

    private static final String ATTRIBUTE = Place.class.getName();

    private final Semaphore places;
    private final AtomicBoolean left = new AtomicBoolean();

    /** @param places one of which the request has */
    Place(Semaphore places, ServletRequest request) {
        this.places = places;
        request.setAttribute(ATTRIBUTE, this);
    }

    void leave() {
        if (left.compareAndSet(false, true)) {
            places.release();
        }
    }

    /** The request has nothing left to do but to send what it has. */
    static void leave(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Place place) {
            place.leave();
        }
    }
}
