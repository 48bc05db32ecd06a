// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a long list and the way to those that follow. The answer's {@code Link} header leads there, too.
 *
 * @param next cursor of the next page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from rows that were read with {@link Paging#fetch()} as the limit.
     *
     * @param position where a row stands in the list's order
     */
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, Cursor> position) {
        if (rows.size() <= paging.size()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, paging.size());
        return new Page<>(items, position.apply(items.getLast()).text());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
