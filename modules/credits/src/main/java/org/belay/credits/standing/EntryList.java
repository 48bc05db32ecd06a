// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.belay.portal.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries are asked for.
 *
 * @param tab all, counted, waiting or not
 * @param counted the figure whose entries are asked for, as in {@link EntryRow#behind}
 */
record EntryList(
        @Nullable String tab,
        @Nullable String q,
        @Nullable String sort,
        @Nullable String dir,
        @Nullable Integer page,
        @Nullable String counted) {

    static final int SIZE = 25;
    private static final Map<String, Comparator<EntryRow>> ORDERS = Map.of(
            "date", Comparator.comparing(EntryRow::date),
            "title", Comparator.comparing(row -> row.title().toLowerCase(Locale.ROOT)),
            "credits", Comparator.comparing(EntryRow::credits));

    EntryList {
        tab = Stream.of("counted", "waiting", "not").anyMatch(Objects.toString(tab)::equals) ? tab : "all";
        q = Objects.toString(q, "").strip();
        sort = ORDERS.containsKey(Objects.toString(sort)) ? sort : "date";
        dir = "asc".equals(dir) || "desc".equals(dir) ? dir : "date".equals(sort) ? "desc" : "asc";
        counted = counted == null || counted.isBlank() ? null : counted;
    }

    /** The rows that are asked for, in order, on all pages. */
    List<EntryRow> of(List<EntryRow> rows) {
        var order = Objects.requireNonNull(ORDERS.get(sort)).thenComparing(EntryRow::id);
        return searched(rows)
                .filter(row -> "all".equals(tab) || row.state().name().equalsIgnoreCase(tab))
                .sorted("asc".equals(dir) ? order : order.reversed())
                .toList();
    }

    /** How many there are under a tab, with the search as it is. */
    long count(List<EntryRow> rows, EntryRow.@Nullable State state) {
        return searched(rows)
                .filter(row -> state == null || row.state() == state)
                .count();
    }

    private Stream<EntryRow> searched(List<EntryRow> rows) {
        var words = Objects.toString(q).toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row -> counted == null || row.behind().contains(counted))
                .filter(row -> (row.title() + " " + row.provider())
                        .toLowerCase(Locale.ROOT)
                        .contains(words));
    }

    Pager pager(int total) {
        return new Pager(page == null ? 1 : page, SIZE, total, sorted());
    }

    /** The address with the search alone, for tabs and sorting. */
    String base(String path, @Nullable String wanted) {
        var address = UriComponentsBuilder.fromPath(path);
        if (wanted != null && !"all".equals(wanted)) {
            address.queryParam("tab", wanted);
        }
        if (!Objects.toString(q).isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (counted != null) {
            address.queryParam("counted", "{counted}");
        }
        return address.encode()
                .buildAndExpand(Map.of("q", Objects.toString(q), "counted", Objects.toString(counted, "")))
                .toUriString();
    }

    private String sorted() {
        var base = base("/credits", tab);
        return base + (base.contains("?") ? "&" : "?") + "sort=" + sort + "&dir=" + dir;
    }
}
