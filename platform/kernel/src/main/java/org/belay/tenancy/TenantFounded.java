// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

/** A new tenant has been stored. Published once its row is visible. */
public record TenantFounded(TenantId tenant) implements TenantEvent {}
