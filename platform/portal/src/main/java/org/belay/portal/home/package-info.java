// SPDX-License-Identifier: Apache-2.0
/** The home page, put together from what the modules have to say to this person today. */
@org.jspecify.annotations.NullMarked
package org.belay.portal.home;
