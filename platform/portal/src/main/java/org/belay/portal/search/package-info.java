// SPDX-License-Identifier: Apache-2.0
/** The search at the top of each page: pages of the menu, and whatever the modules find. */
@org.jspecify.annotations.NullMarked
package org.belay.portal.search;
