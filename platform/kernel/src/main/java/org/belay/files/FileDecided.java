// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/**
 * A reviewer has released a held file, or had it deleted. Published within the transaction that does it.
 *
 * @param purged whether it is gone
 */
public record FileDecided(TenantId tenant, FileId file, boolean purged) implements TenantEvent {}
