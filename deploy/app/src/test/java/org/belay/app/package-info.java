// SPDX-License-Identifier: Apache-2.0
/** Tests of the whole system: walls, journeys, plugins, isolation of every address. */
@org.jspecify.annotations.NullMarked
package org.belay.app;
