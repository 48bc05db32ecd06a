// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import org.belay.people.PersonId;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A person has corrected an entry of continuing education. */
public record EntryCorrected(TenantId tenant, EntryId entry, PersonId person) implements TenantEvent {}
