// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which messages of an import are wanted. */
record FindingSearch(
        @Nullable String file,
        @Nullable String severity,
        @Nullable Integer page) {

    static final int SIZE = 50;

    boolean restricted() {
        return isGiven(file) || isGiven(severity);
    }

    List<RowFinding> in(List<RowFinding> findings) {
        return findings.stream()
                .filter(finding -> !isGiven(file) || finding.file().equals(file))
                .filter(finding -> !isGiven(severity)
                        || finding.severity().name().toLowerCase(Locale.ROOT).equals(severity))
                .toList();
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** An address with this filter in it. */
    String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        if (isGiven(file)) {
            address.queryParam("file", "{file}");
        }
        if (isGiven(severity)) {
            address.queryParam("severity", "{severity}");
        }
        return address.encode()
                .buildAndExpand(java.util.Map.of(
                        "file", file == null ? "" : file, "severity", severity == null ? "" : severity))
                .toUriString();
    }

    /** One page of a list, for the pager. */
    record Part<T>(List<T> rows, int number, int totalPages, long total, String base) {

        static <T> Part<T> of(List<T> all, @Nullable Integer page, String base) {
            int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
            int number = Math.clamp(page == null ? 1 : page, 1, pages);
            int from = (number - 1) * SIZE;
            return new Part<>(all.subList(from, Math.min(all.size(), from + SIZE)), number, pages, all.size(), base);
        }

        public String pageHref(int page) {
            return base + (base.contains("?") ? "&" : "?") + "page=" + page;
        }
    }
}
