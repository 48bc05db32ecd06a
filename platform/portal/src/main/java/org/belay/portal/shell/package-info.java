// SPDX-License-Identifier: Apache-2.0
/** Fills the page shell for each request: organization, person, navigation, theme. */
@org.jspecify.annotations.NullMarked
package org.belay.portal.shell;
