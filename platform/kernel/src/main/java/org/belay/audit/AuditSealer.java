// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers the entries that wait, chains their hashes, and signs where the chain stands. */
@Component
public class AuditSealer {

    static final int BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

    private final JdbcClient jdbc;
    private final Heads heads;
    private final TransactionTemplate transaction;

    AuditSealer(JdbcClient jdbc, Heads heads, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Seals what was committed in the current tenant before the call, in transactions of its own. Any number of nodes
     * may call it at once: they take turns.
     *
     * @return how many entries were sealed
     */
    public int sealPending() {
        var tenant = TenantScope.require().tenant();
        var sealed = 0;
        Batch batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(status -> sealBatch(tenant)));
            sealed += batch.size();
            sign(tenant, batch);
        } while (batch.size() == BATCH);
        return sealed;
    }

    /**
     * Where the chain stands after a batch.
     *
     * @param asSigned whether the chain still has what this node signed last
     */
    private record Batch(int size, long number, Hash hash, boolean asSigned) {}

    private record Last(long number, Hash hash) {}

    private Batch sealBatch(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('audit ' || platform.current_tenant(), 0))")
                .query(rows -> {});
        var asSigned = heads.last(tenant)
                .filter(head -> !hashAt(head.number()).contains(head.hash()))
                .isEmpty();
        var last = last();
        var ids = jdbc.sql("""
                        select entry_id from platform.audit_unsealed
                         where tenant_id = platform.current_tenant() order by entry_id limit :batch""")
                .param("batch", BATCH)
                .query((row, number) -> row.getObject("entry_id", UUID.class))
                .list();
        var entries = Entry.with(jdbc, ids);
        var waiting = ids.stream().map(entries::get).filter(Objects::nonNull).toList();
        return waiting.isEmpty()
                ? new Batch(0, last.number(), last.hash(), asSigned)
                : chain(tenant, last, waiting, asSigned);
    }

    private Batch chain(TenantId tenant, Last last, List<Entry> waiting, boolean asSigned) {
        var number = last.number();
        var hash = last.hash();
        var ids = new ArrayList<UUID>();
        var hashes = new ArrayList<String>();
        for (var entry : waiting) {
            hash = entry.chained(hash, tenant, ++number);
            ids.add(entry.id());
            hashes.add(hash.hex());
        }
        jdbc.sql("""
                        with sealed as (
                            insert into platform.audit_seal (number, entry_id, hash)
                            select :last + position, id, decode(hex, 'hex')
                              from unnest(:ids, :hashes) with ordinality as link (id, hex, position)
                            returning entry_id)
                        delete from platform.audit_unsealed
                         where tenant_id = platform.current_tenant() and entry_id = any(:ids)""")
                .param("last", last.number())
                .param("ids", ids.toArray(UUID[]::new))
                .param("hashes", hashes.toArray(String[]::new))
                .update();
        return new Batch(waiting.size(), number, hash, asSigned);
    }

    private Last last() {
        return jdbc.sql("""
                        select number, hash from platform.audit_seal
                         where tenant_id = platform.current_tenant() order by number desc limit 1""")
                .query((row, number) -> new Last(row.getLong("number"), Hash.of(row.getBytes("hash"))))
                .optional()
                .orElse(new Last(0, Hash.NONE));
    }

    private List<Hash> hashAt(long number) {
        return jdbc.sql("""
                        select hash from platform.audit_seal
                         where tenant_id = platform.current_tenant() and number = :number""")
                .param("number", number)
                .query((row, position) -> Hash.of(row.getBytes("hash")))
                .list();
    }

    /** A chain that no longer has what was signed is not signed again: the old head stays as the evidence. */
    private void sign(TenantId tenant, Batch batch) {
        if (!batch.asSigned()) {
            LOG.error("The audit log of {} is not as it was signed. Check it on its page.", tenant);
        } else if (batch.number() > 0) {
            heads.advance(tenant, batch.number(), batch.hash());
        }
    }
}
