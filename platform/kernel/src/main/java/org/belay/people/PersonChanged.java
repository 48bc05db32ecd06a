// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A person's details have changed. Published within the transaction that changes them. */
public record PersonChanged(TenantId tenant, PersonId person) implements TenantEvent {}
