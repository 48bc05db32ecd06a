// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import java.util.List;

/**
 * One page of a longer list, with what {@code portal/table :: pager} reads.
 *
 * @param number the present page, from 1
 * @param size rows on a full page
 * @param total rows in all
 * @param base address of the list with its filters and sorting, without {@code page=}
 */
public record ListPage<R>(List<R> rows, int number, int size, long total, String base) {

    public ListPage {
        rows = List.copyOf(rows);
        number = within(number, size, total);
    }

    /** The page nearest to the asked one that exists. */
    public static int within(int number, int size, long total) {
        return Math.clamp(number, 1, pages(size, total));
    }

    public int totalPages() {
        return pages(size, total);
    }

    /** The address of a page, with the filters of this one. */
    public String pageHref(int page) {
        return base + (base.contains("?") ? "&" : "?") + "page=" + page;
    }

    private static int pages(int size, long total) {
        return (int) Math.clamp((total + size - 1) / size, 1, Integer.MAX_VALUE);
    }
}
