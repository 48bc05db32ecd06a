// SPDX-License-Identifier: Apache-2.0
package org.belay.personal;

import org.jspecify.annotations.Nullable;

/**
 * How long records of a type are usually kept; a tenant may keep them longer or shorter where the type can be disposed
 * of.
 *
 * @param years null for as long as the organization is here
 * @param source where the figure comes from, as a person would cite it
 * @param disposable whether there is a way to delete them by age
 */
public record Keeping(@Nullable Integer years, String source, boolean disposable) {

    /** Kept as long as the person is, or longer. */
    public static Keeping always(String source) {
        return new Keeping(null, source, false);
    }
}
