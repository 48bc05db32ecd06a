// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A person has been added. Published within the transaction that adds them. */
public record PersonAdded(TenantId tenant, PersonId person) implements TenantEvent {}
