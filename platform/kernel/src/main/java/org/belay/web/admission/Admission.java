// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.web.Unavailable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets so many requests work at once, so many more wait for a moment, and tells the rest to come back. Who is let in is
 * served about as fast as ever. Probes, metrics and styles are always let in, and so is who sends a file: on a slow
 * line that takes minutes and next to no work.
 */
final class Admission extends OncePerRequestFilter {

    static final int SECONDS_TO_WAIT = 2;

    private final AdmissionSettings settings;
    private final Unavailable unavailable;
    private final Semaphore places;
    private final AtomicInteger inside = new AtomicInteger();

    Admission(AdmissionSettings settings, Unavailable unavailable) {
        this.settings = settings;
        this.unavailable = unavailable;
        this.places = new Semaphore(settings.requests(), true);
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
        try {
            if (inside.incrementAndGet() > settings.requests() + settings.waiting() || !entered()) {
                unavailable.answer(request, response, SECONDS_TO_WAIT);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                places.release();
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
