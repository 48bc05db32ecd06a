// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import org.belay.credits.Source;

/** A value that an issuer set, with its origin. */
record Figure<T>(T value, Source source) {}
