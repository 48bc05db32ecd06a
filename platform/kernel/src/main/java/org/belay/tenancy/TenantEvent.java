// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

/**
 * An event that carries its tenant, as every event that crosses a module does: when it is delivered again after a
 * restart, no request stands behind it. Events hold no personal data.
 */
public interface TenantEvent {

    TenantId tenant();
}
