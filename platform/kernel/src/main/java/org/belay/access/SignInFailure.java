// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads back to the sign-in page and says no more than needed. */
@Component
class SignInFailure implements AuthenticationFailureHandler {

    private final Clock clock;

    SignInFailure(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var answer = reason instanceof LockedException
                ? "locked=" + minutesUntil(String.valueOf(reason.getMessage()))
                : "wrong";
        response.sendRedirect("/sign-in?" + answer);
    }

    private long minutesUntil(String instant) {
        return Duration.between(clock.instant(), Instant.parse(instant)).toMinutes() + 1;
    }
}
