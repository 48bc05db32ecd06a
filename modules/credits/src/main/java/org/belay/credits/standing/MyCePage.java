// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.List;
import org.belay.portal.Pager;
import org.jspecify.annotations.Nullable;

/**
 * What My CE shows.
 *
 * @param bestFound whether credits are placed as well as was found, which is not proved to be the best
 * @param behind names the figure whose entries are listed, null for all
 */
record MyCePage(
        String headline,
        String advice,
        List<CredentialCard> cards,
        List<PortfolioCard> portfolios,
        boolean bestFound,
        List<EntryRow> rows,
        int total,
        List<Tab> tabs,
        @Nullable String behind,
        EntryList list,
        String base,
        String csv,
        Pager pager) {

    record Tab(String key, String href, long count) {}
}
