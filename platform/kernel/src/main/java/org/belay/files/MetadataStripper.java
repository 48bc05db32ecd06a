// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

/** Takes out of a picture what it says beside itself: where, when, with what and by whom it was taken. */
public interface MetadataStripper {

    boolean takes(String mediaType);

    /**
     * The picture without that, and otherwise untouched: not drawn again, and the same way up.
     *
     * @throws org.belay.tenancy.RuleViolation when it cannot be told what is in it
     */
    byte[] strip(byte[] picture, String name);
}
