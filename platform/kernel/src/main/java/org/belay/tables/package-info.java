// SPDX-License-Identifier: Apache-2.0
/**
 * Tables that a spreadsheet can bring: a CSV of any encoding, separator and wording is read, its columns are mapped to
 * fields, and every row is checked. Modules bring {@link org.belay.tables.ImportableTable} beans.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "roster"})
@NullMarked
package org.belay.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
