// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.UUID;

/** The system that a roster comes from; its ids mean something only beside it. */
public record RosterSource(UUID id) {}
