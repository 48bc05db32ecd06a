// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import jakarta.servlet.http.HttpServletRequest;

/** The number under which a request is found in the logs. It is in every answer's header and on every error. */
public final class RequestId {

    /** Response header. */
    public static final String HEADER = "Belay-Request";

    static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    public static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }
}
