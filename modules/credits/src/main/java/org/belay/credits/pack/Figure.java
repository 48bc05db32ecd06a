// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import org.belay.credits.Source;

/** A figure of an issuer with its origin. */
public record Figure<T>(T value, Source source) {}
