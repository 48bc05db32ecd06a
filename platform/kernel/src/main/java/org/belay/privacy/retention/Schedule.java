// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import org.jspecify.annotations.Nullable;

/**
 * How long this tenant keeps a type of record.
 *
 * @param years null for always
 * @param disposable whether there is a way to delete them by age
 * @param usual whether it is still as the module proposes
 */
record Schedule(
        String recordType, @Nullable Integer years, String source, boolean disposable, boolean usual, long version) {}
