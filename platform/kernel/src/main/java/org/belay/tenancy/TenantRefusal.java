// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Why a host leads to no organization.
 *
 * @param name {@code unknown} or {@code suspended}
 */
public record TenantRefusal(String name) {

    static final String ATTRIBUTE = TenantRefusal.class.getName();

    public static Optional<TenantRefusal> of(HttpServletRequest request) {
        return Optional.ofNullable((TenantRefusal) request.getAttribute(ATTRIBUTE));
    }
}
