// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.page;

/** Which part of the list of jobs is shown; what the portal's pager reads. */
record JobSheet(int number, int totalPages, long total, int offset) {

    static JobSheet of(int wanted, int size, long total) {
        var pages = (int) Math.clamp((total + size - 1) / size, 1, 10_000);
        var number = Math.clamp(wanted, 1, pages);
        return new JobSheet(number, pages, total, (number - 1) * size);
    }

    public String pageHref(int page) {
        return "/jobs?page=" + page;
    }
}
