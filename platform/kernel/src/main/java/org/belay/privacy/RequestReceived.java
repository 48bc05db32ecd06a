// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy;

import java.time.LocalDate;
import java.util.UUID;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** Somebody asks about their own data; the law gives the office until that day. */
public record RequestReceived(TenantId tenant, UUID request, LocalDate due) implements TenantEvent {}
