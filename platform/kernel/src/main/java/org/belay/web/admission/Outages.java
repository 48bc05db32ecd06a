// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.belay.tenancy.RequestId;
import org.belay.web.Unavailable;
import org.belay.web.UploadFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says that Belay is away for a moment when a request failed for want of the database, wherever that was, or that this
 * node's disk is full when a form's file did not fit and a filter was the first to notice. An answer
 * that has begun is broken off instead, so that nobody takes it for a whole one.
 */
final class Outages extends OncePerRequestFilter {

    static final int SECONDS_TO_WAIT = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final Unavailable unavailable;

    Outages(Unavailable unavailable) {
        this.unavailable = unavailable;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (!response.isCommitted() && UploadFailure.isOfDiskBehind(failure)) {
                LOG.error("An upload found no place on this node's disk.", failure);
                unavailable.noRoom(request, response, SECONDS_TO_WAIT);
                return;
            }
            if (response.isCommitted() || !Unavailable.isCauseOf(failure)) {
                throw failure;
            }
            LOG.warn(
                    "Request {} failed for want of the database: {}",
                    RequestId.of(request),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
            unavailable.answer(request, response, SECONDS_TO_WAIT);
        }
    }
}
