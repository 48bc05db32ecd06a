// SPDX-License-Identifier: Apache-2.0
/** The base package of Belay. Each package directly below it is one application module. */
@org.jspecify.annotations.NullMarked
package org.belay;
