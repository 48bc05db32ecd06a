// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import org.belay.people.PersonId;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A person has agreed to a purpose. */
public record ConsentGiven(TenantId tenant, PersonId person, String purpose) implements TenantEvent {}
