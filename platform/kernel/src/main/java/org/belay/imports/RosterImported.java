// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/**
 * A roster has been taken over.
 *
 * @param added people who were not here before
 * @param changed people of whom something is different now
 */
public record RosterImported(TenantId tenant, RosterImportId roster, int added, int changed) implements TenantEvent {}
