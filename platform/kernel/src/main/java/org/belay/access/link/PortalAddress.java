// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address that mails lead to: the host that the tenant was settled by, which is on the allow-list. With TLS the port
 * that a request names counts for nothing.
 */
@Component
class PortalAddress {

    private static final int HTTP = 80;

    private final boolean secure;

    PortalAddress(@Value("${belay.secure:false}") boolean secure) {
        this.secure = secure;
    }

    String of(HttpServletRequest request) {
        if (secure) {
            return "https://" + request.getServerName();
        }
        return "http://" + request.getServerName()
                + (request.getServerPort() == HTTP ? "" : ":" + request.getServerPort());
    }
}
