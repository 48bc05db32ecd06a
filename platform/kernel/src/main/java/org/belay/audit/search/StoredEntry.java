// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read.
 *
 * @param actorName null when the particulars were erased
 * @param details JSON; null when the particulars were erased
 * @param number its place in the chain; 0 while it waits to be sealed
 * @param hash hex digits; null while it waits to be sealed
 */
record StoredEntry(
        UUID id,
        Instant at,
        String actorKind,
        @Nullable UUID actor,
        @Nullable String actorName,
        String action,
        String subjectKind,
        @Nullable UUID subject,
        @Nullable String details,
        long number,
        @Nullable String hash) {

    static final String COLUMNS = """
            e.id, e.at, e.actor_kind, e.actor_id, e.action, e.subject_kind, e.subject_id,
            d.actor_name, d.details, s.number, encode(s.hash, 'hex') as hash""";

    static StoredEntry of(ResultSet row, int position) throws SQLException {
        return new StoredEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getObject("subject_id", UUID.class),
                row.getString("details"),
                row.getLong("number"),
                row.getString("hash"));
    }

    boolean isAboutAPerson() {
        return subject != null
                && (subjectKind.equals("person") || subjectKind.equals("actor") || subjectKind.equals("account"));
    }

    boolean isByAPerson() {
        return actor != null && actorKind.equals("PERSON");
    }
}
