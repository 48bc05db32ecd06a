// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;

/** A credential that a person holds, by its code ("RHIA"), with the day it was granted and its present cycle. */
public record Holding(String credential, LocalDate certifiedOn, Cycle cycle) {}
