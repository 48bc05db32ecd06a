// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import org.belay.people.PersonId;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A person has logged continuing education, or put an entry back that was taken away. */
public record EntryLogged(TenantId tenant, EntryId entry, PersonId person) implements TenantEvent {}
