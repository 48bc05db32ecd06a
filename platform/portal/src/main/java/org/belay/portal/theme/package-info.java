// SPDX-License-Identifier: Apache-2.0
/** The accent colour of a tenant, made readable in light and dark. */
@org.jspecify.annotations.NullMarked
package org.belay.portal.theme;
