// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.belay.web.Problems;
import org.belay.web.Problems.Problem;
import org.belay.web.Refusals;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** What the security filters of the API and of the token endpoints answer: problems, like everything else there. */
@Component
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    private final Problems problems;
    private final Refusals refusals;

    ProblemAnswers(Problems problems, Refusals refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    /** No token, or one that counts for nothing here. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var invalid = reason instanceof OAuth2AuthenticationException;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                invalid ? "Bearer realm=\"belay\", error=\"invalid_token\"" : "Bearer realm=\"belay\"");
        problems.answer(invalid ? Problem.of(401, "token-invalid") : Problem.of(401), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        refusals.note(request.getMethod(), request.getRequestURI());
        problems.answer(Problem.of(403), request, response);
    }

    /** A token endpoint's refusal, with the member {@code error} that OAuth clients look for (RFC 6749, 5.2). */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var error = reason instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_REQUEST;
        var unknownClient = error.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        if (unknownClient) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"belay\"");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problems.answer(
                Problem.of(unknownClient ? 401 : 400, unknownClient ? "client-unknown" : "token-refused")
                        .with("error", error),
                request,
                response);
    }
}
