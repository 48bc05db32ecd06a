// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.time.LocalDate;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A tenant has set a value from a day on. Published within the transaction that stores it. */
public record SettingChanged(TenantId tenant, String key, String value, LocalDate from) implements TenantEvent {}
