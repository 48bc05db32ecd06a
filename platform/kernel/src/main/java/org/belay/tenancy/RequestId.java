// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import jakarta.servlet.http.HttpServletRequest;

/** The number under which a request is found in the logs. It is in every answer's header and on every error. */
public final class RequestId {

    /** Response header. */
    public static final String HEADER = "Belay-Request";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The number of this request, which it gets when somebody first asks for it. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var fresh = Ids.next().toString();
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }
}
