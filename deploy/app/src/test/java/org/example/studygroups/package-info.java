// SPDX-License-Identifier: Apache-2.0
/** A plugin as a third party would write it: outside {@code org.belay}, found by the class path alone. */
@org.jspecify.annotations.NullMarked
package org.example.studygroups;
