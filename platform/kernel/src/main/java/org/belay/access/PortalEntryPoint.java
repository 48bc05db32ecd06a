// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Leads somebody who is not signed in to the sign-in page. A part of a page that was asked for by script is answered
 * with a header instead, so that the whole page is loaded anew rather than a sign-in form dropped into a table.
 */
final class PortalEntryPoint implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint signInPage;

    PortalEntryPoint(AuthenticationEntryPoint signInPage) {
        this.signInPage = signInPage;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (request.getHeader("HX-Request") == null) {
            signInPage.commence(request, response, reason);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("Belay-Signed-Out", "true");
            response.setHeader("HX-Refresh", "true");
        }
    }
}
