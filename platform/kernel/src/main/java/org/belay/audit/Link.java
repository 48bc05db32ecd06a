// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A link of a stored chain with what it points to.
 *
 * @param entry null when it is missing
 * @param details null when they were erased
 */
record Link(long number, UUID entryId, Hash hash, @Nullable Entry entry, Entry.@Nullable Details details) {

    /** The current tenant's links behind a number, in order. */
    static List<Link> after(JdbcClient jdbc, long number, int most) {
        var seals = jdbc.sql("""
                        select number, entry_id, hash from platform.audit_seal
                         where tenant_id = platform.current_tenant() and number > :number
                         order by number limit :most""")
                .param("number", number)
                .param("most", most)
                .query((row, position) -> new Link(
                        row.getLong("number"),
                        row.getObject("entry_id", UUID.class),
                        Hash.of(row.getBytes("hash")),
                        null,
                        null))
                .list();
        var ids = seals.stream().map(Link::entryId).toList();
        var entries = Entry.with(jdbc, ids);
        var details = Entry.Details.of(jdbc, ids);
        return seals.stream()
                .map(seal -> new Link(
                        seal.number(),
                        seal.entryId(),
                        seal.hash(),
                        entries.get(seal.entryId()),
                        details.get(seal.entryId())))
                .toList();
    }
}
