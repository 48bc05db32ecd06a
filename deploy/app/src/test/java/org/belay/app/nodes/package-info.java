// SPDX-License-Identifier: Apache-2.0
/** Two nodes on one database, each a process of its own, behind a balancer on loopback. */
@NullMarked
package org.belay.app.nodes;

import org.jspecify.annotations.NullMarked;
