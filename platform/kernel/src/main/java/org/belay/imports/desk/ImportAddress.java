// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import jakarta.servlet.http.HttpServletRequest;

/** The portal's address as the person sees it; its host is on the allow-list, or the request would not be here. */
final class ImportAddress {

    private static final int HTTP = 80;

    private ImportAddress() {}

    static String of(HttpServletRequest request) {
        if (request.isSecure()) {
            return "https://" + request.getServerName();
        }
        int port = request.getServerPort();
        return "http://" + request.getServerName() + (port == HTTP ? "" : ":" + port);
    }
}
