// SPDX-License-Identifier: Apache-2.0
/** The page shell of Belay: navigation, shared page parts and styles. What the templates read is public here. */
@org.jspecify.annotations.NullMarked
package org.belay.portal;
