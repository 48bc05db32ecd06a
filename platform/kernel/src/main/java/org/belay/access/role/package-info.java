// SPDX-License-Identifier: Apache-2.0
/** Roles: bundles of declared permissions, who holds how many, and who can do what. */
@NullMarked
package org.belay.access.role;

import org.jspecify.annotations.NullMarked;
