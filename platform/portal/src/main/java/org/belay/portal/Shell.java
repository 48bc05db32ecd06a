// SPDX-License-Identifier: Apache-2.0
package org.belay.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shell shows around every page; the model attribute {@code shell}.
 *
 * @param theme {@code light}, {@code dark} or {@code auto} (as the device is set)
 * @param language BCP 47 tag of the page's words
 * @param path the present address within the portal, to come back to after a change of appearance
 */
public record Shell(
        String organization,
        @Nullable String organizationKind,
        String organizationInitials,
        boolean signedIn,
        @Nullable String personName,
        @Nullable String personInitials,
        @Nullable String roleLabel,
        List<NavGroup> navigation,
        int inboxCount,
        String theme,
        String language,
        boolean demo,
        String path,
        @Nullable String searchTerm) {

    public Shell {
        navigation = List.copyOf(navigation);
    }

    /** Entries of the navigation under one label; the first group has none. */
    public record NavGroup(@Nullable String label, List<NavItem> items) {

        public NavGroup {
            items = List.copyOf(items);
        }
    }

    /**
     * One entry of the navigation.
     *
     * @param icon name of a symbol in {@code static/portal/icons.svg}
     * @param badge how many things wait there; 0 shows nothing
     */
    public record NavItem(String label, String href, String icon, boolean current, int badge) {}
}
