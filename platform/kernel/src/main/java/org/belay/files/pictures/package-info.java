// SPDX-License-Identifier: Apache-2.0
/**
 * Takes out of pictures what they say of the place, the time, the camera and the person. Pictures are not drawn again:
 * the parts that hold this are left out, and which way is up stays.
 */
@NullMarked
package org.belay.files.pictures;

import org.jspecify.annotations.NullMarked;
