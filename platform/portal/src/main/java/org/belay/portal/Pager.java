// SPDX-License-Identifier: Apache-2.0
package org.belay.portal;

/**
 * Which page of a longer list is shown, and where its neighbours are.
 *
 * @param number the present page, from 1
 * @param size rows on a page
 * @param total rows in all
 * @param base address of the list with its filters and sorting, without {@code page=}
 */
public record Pager(int number, int size, long total, String base) {

    public Pager {
        if (size < 1) {
            throw new IllegalArgumentException("A page has at least one row, not " + size);
        }
        number = Math.clamp(number, 1, pages(size, total));
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
