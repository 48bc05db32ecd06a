// SPDX-License-Identifier: Apache-2.0
/**
 * PostgreSQL inside the process: persistent and durable for newcomers, throw-away for tests. The executable that goes
 * to production does not contain it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.belay.embedded;
