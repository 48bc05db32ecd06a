// SPDX-License-Identifier: Apache-2.0
/** Reads the words in files and finds in them what identifies a patient. */
@NullMarked
package org.belay.files.identifiers;

import org.jspecify.annotations.NullMarked;
