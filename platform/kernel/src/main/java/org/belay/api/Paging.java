// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a request asks for.
 *
 * @param cursor from the page before; absent for the first page
 * @param limit how many items, 50 unless told, at most 200
 */
public record Paging(
        @Parameter(description = "The page's `next` from the answer before; absent for the first page.") @Nullable
        String cursor,

        @Parameter(description = "How many items, 1 to 200; 50 unless told.") @Nullable
        Integer limit) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    public Paging {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new ApiRefusal(400, "bad-limit");
        }
    }

    /** @throws ApiRefusal when the limit is no number, or none that is allowed */
    static Paging of(@Nullable String cursor, @Nullable String limit) {
        try {
            return new Paging(cursor, limit == null || limit.isEmpty() ? null : Integer.valueOf(limit));
        } catch (NumberFormatException noNumber) {
            throw new ApiRefusal(400, "bad-limit");
        }
    }

    /** The most items on this page. */
    public int size() {
        return limit == null ? USUAL : limit;
    }

    /** How many rows to read: one more than the page holds shows whether another page follows. */
    public int fetch() {
        return size() + 1;
    }

    /**
     * Where the page before ended.
     *
     * @param values by how many values the list is ordered
     */
    public Optional<Cursor> after(int values) {
        return cursor == null || cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.of(cursor, values));
    }
}
