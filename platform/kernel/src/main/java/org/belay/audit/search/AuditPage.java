// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.util.List;

/**
 * One page of found entries, with what {@code portal/table :: pager} reads.
 *
 * @param base address of the list with its filter, without {@code page=}
 */
record AuditPage(List<EntryPage> rows, int number, int total, String base) {

    static final int SIZE = 50;

    static int within(int number, int total) {
        return Math.clamp(number, 1, pages(total));
    }

    public int totalPages() {
        return pages(total);
    }

    public boolean isCutOff() {
        return total >= AuditSearch.MOST;
    }

    public String pageHref(int page) {
        return base + (base.contains("?") ? "&" : "?") + "page=" + page;
    }

    private static int pages(int total) {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }
}
