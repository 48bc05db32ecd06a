// SPDX-License-Identifier: Apache-2.0
/** What tests of every artifact share: a real PostgreSQL, a browser, and the accessibility check. */
@org.jspecify.annotations.NullMarked
package org.belay.testkit;
