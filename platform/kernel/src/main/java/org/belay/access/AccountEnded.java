// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.people.PersonId;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** The time of a person who left is over: they cannot come in any more. What is known of them stays as long as it must. */
public record AccountEnded(TenantId tenant, PersonId person) implements TenantEvent {}
