// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes what imports do, so that it can be undone. The database itself notes each row of the tables it is told of. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ImportJournal {

    private final JdbcClient jdbc;

    ImportJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here to the end of the transaction, every change is this import's. */
    public void begin(UUID importId) {
        jdbc.sql("select set_config('belay.import', :import, true)")
                .param("import", importId.toString())
                .query(String.class)
                .single();
    }

    /**
     * Tells the database how large the tables have become, so that it does not go on with plans made while they were
     * small.
     *
     * @param batches how many batches of rows of one kind this import has stored; after the first, fourth, sixteenth ...
     *     there is something to learn
     */
    public void learnSizes(int batches) {
        if (Integer.bitCount(batches) == 1 && Integer.numberOfTrailingZeros(batches) % 2 == 0) {
            jdbc.sql("select platform.learn_sizes()").query(rows -> {});
        }
    }

    /** From here on, changes are nobody's. */
    void end() {
        jdbc.sql("select set_config('belay.import', '', true)")
                .query(String.class)
                .single();
    }

    /** How many rows an import has changed that are still to be put back. */
    long size(UUID importId) {
        return jdbc.sql("""
                        select count(*) from (select distinct relation, key from platform.import_change
                                               where tenant_id = platform.current_tenant() and import_id = :import) c""").param("import", importId).query(Long.class).single();
    }

    /** Whether anything is left that an undo could put back. */
    public boolean knows(UUID importId) {
        return jdbc.sql("""
                        select exists (select from platform.import_change
                                        where tenant_id = platform.current_tenant() and import_id = :import)""").param("import", importId).query(Boolean.class).single();
    }

    /** Forgets what was noted before a moment; those imports can no longer be undone. */
    public void forgetBefore(Instant moment) {
        jdbc.sql(
                        "delete from platform.import_change where tenant_id = platform.current_tenant() and noted_at < :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }
}
