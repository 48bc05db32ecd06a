// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A tenant has switched a feature on or off. */
public record FeatureTurned(TenantId tenant, String feature, boolean on) implements TenantEvent {}
