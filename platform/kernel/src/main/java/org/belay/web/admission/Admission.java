// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.belay.web.Unavailable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets so many requests work at once, so many more wait for a moment, and tells the rest to come back. Who is let in is
 * served about as fast as ever. A rush of a moment may wait; when somebody has been waiting all the time for as long as
 * one may wait, more come than can be served, and waiting any longer only makes everybody late (the idea of CoDel,
 * RFC 8289, for a queue of requests). Probes, metrics and styles are always let in, and so is who sends a file; who gets one
 * leaves before its bytes do: on a slow line that takes minutes and next to no work.
 */
final class Admission extends OncePerRequestFilter {

    static final int SECONDS_TO_WAIT = 2;

    private final AdmissionSettings settings;
    private final Unavailable unavailable;
    private final Counter refused;
    private final Semaphore places;
    private final LongSupplier nanos;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long nobodyWaited;

    Admission(AdmissionSettings settings, Unavailable unavailable, Counter refused, LongSupplier nanos) {
        this.settings = settings;
        this.unavailable = unavailable;
        this.refused = refused;
        this.places = new Semaphore(settings.requests(), true);
        this.nanos = nanos;
        this.nobodyWaited = nanos.getAsLong();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        var type = request.getContentType();
        return path.startsWith("/actuator/")
                || path.startsWith("/assets/")
                || type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!entered()) {
            refused.increment();
            unavailable.tooBusy(request, response, SECONDS_TO_WAIT);
            return;
        }
        var place = new Place(places, request);
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    private boolean entered() {
        if (waiting.get() == 0 && places.tryAcquire()) {
            nobodyWaited = nanos.getAsLong();
            return true;
        }
        try {
            return waiting.incrementAndGet() <= settings.waiting()
                    && places.tryAcquire(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How long a request waits that comes now and finds no place. */
    Duration patience() {
        var rush = nanos.getAsLong() - nobodyWaited;
        return rush > settings.patience().toNanos() ? settings.impatience() : settings.patience();
    }
}
