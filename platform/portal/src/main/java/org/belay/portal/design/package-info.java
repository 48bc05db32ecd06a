// SPDX-License-Identifier: Apache-2.0
/** The living style page: every shared page part with invented data. Exists in the demo only. */
@org.jspecify.annotations.NullMarked
package org.belay.portal.design;
