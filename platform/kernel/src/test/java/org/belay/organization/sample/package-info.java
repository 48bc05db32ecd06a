// SPDX-License-Identifier: Apache-2.0
/** A feature for tests. */
@org.jspecify.annotations.NullMarked
package org.belay.organization.sample;
