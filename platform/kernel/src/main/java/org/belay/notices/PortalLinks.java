// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import org.belay.tenancy.TenantDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Addresses of the current tenant's pages for mail that no request causes: the first of its hosts, in order of the
 * alphabet. With TLS the port counts for nothing.
 */
@Component
public class PortalLinks {

    private static final int HTTP = 80;

    private final TenantDirectory tenants;
    private final boolean secure;
    private final int port;

    PortalLinks(
            TenantDirectory tenants,
            @Value("${belay.secure:false}") boolean secure,
            @Value("${server.port:8080}") int port) {
        this.tenants = tenants;
        this.secure = secure;
        this.port = port;
    }

    /** @param path as {@code /inbox} */
    public String to(String path) {
        var host = tenants.current().hosts().stream().sorted().findFirst().orElseThrow();
        return (secure ? "https://" + host : "http://" + host + (port == HTTP ? "" : ":" + port)) + path;
    }
}
