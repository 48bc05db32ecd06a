// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;

/**
 * Where a figure of an issuer comes from. A figure that is not verified is a default that an organization may change,
 * and is shown with "please verify".
 */
public record Source(String title, int year, LocalDate checked, boolean verified) {}
