// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

/** What kind of organization a tenant is. */
public enum TenantKind {
    UNIVERSITY,
    ASSOCIATION,
    EMPLOYER
}
