// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.belay.audit.Heads.Head;
import org.belay.audit.Verification.Fault;
import org.belay.audit.Verification.Kind;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks the current tenant's log against its chain, and the chain against the signed heads outside the database. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('audit:read')")
public class AuditVerification {

    private static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final Heads heads;
    private final Diagnosis diagnosis;

    AuditVerification(JdbcClient jdbc, Heads heads, Diagnosis diagnosis) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.diagnosis = diagnosis;
    }

    /**
     * Reads the whole log, a batch at a time.
     *
     * @param progress is told, now and then, how many entries have been checked
     */
    public Verification verify(LongConsumer progress) {
        var tenant = TenantScope.require().tenant();
        var signed = heads.of(tenant); // before the rows: what is signed has been committed
        var walk = new Walk(tenant, signed);
        walk.toTheEnd(progress);
        var fault = Optional.ofNullable(walk.fault)
                .or(() -> cutTail(signed, walk.number))
                .or(() -> forged(signed))
                .or(this::goneWhileWaiting)
                .or(this::stray);
        var standing = standing();
        return new Verification(
                standing.sealed(), standing.unsealed(), standing.oldestUnsealed(), walk.erased, walk.confirmed, fault);
    }

    /** How many entries are sealed and how many wait, without checking anything. */
    public Standing standing() {
        return jdbc.sql("""
                        select (select coalesce(max(number), 0) from platform.audit_seal
                                 where tenant_id = platform.current_tenant()) as sealed,
                               count(u.entry_id) as unsealed, min(e.at) as oldest
                          from platform.audit_unsealed u
                          left join platform.audit_entry e on e.tenant_id = u.tenant_id and e.id = u.entry_id
                         where u.tenant_id = platform.current_tenant()""")
                .query((row, number) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Standing(
                            row.getLong("sealed"), row.getLong("unsealed"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** @param oldestUnsealed since when the oldest unsealed entry waits; null when none does */
    public record Standing(
            long sealed, long unsealed, @Nullable Instant oldestUnsealed) {}

    private Optional<Fault> cutTail(List<Head> signed, long last) {
        return signed.stream()
                .filter(head -> head.number() > last && heads.isOurs(head))
                .findFirst()
                .map(head -> new Fault(Kind.CUT_TAIL, last + 1, null));
    }

    private Optional<Fault> forged(List<Head> signed) {
        return signed.stream()
                .filter(head -> !heads.isOurs(head))
                .findFirst()
                .map(head -> new Fault(Kind.FORGED_HEAD, head.number(), null));
    }

    private Optional<Fault> goneWhileWaiting() {
        return first("""
                        select entry_id from platform.audit_unsealed where tenant_id = platform.current_tenant()
                        except select id from platform.audit_entry where tenant_id = platform.current_tenant()
                         order by 1 limit 1""").map(entry -> new Fault(Kind.DELETED, 0, entry));
    }

    private Optional<Fault> stray() {
        return first("""
                        select id from platform.audit_entry where tenant_id = platform.current_tenant()
                        except select entry_id from platform.audit_seal where tenant_id = platform.current_tenant()
                        except select entry_id from platform.audit_unsealed where tenant_id = platform.current_tenant()
                         order by 1 limit 1""").map(entry -> new Fault(Kind.STRAY, 0, entry));
    }

    private Optional<UUID> first(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** A walk along the chain, until its end or the first fault. */
    private final class Walk {

        private final TenantId tenant;
        private final Deque<Head> ahead = new ArrayDeque<>();
        private long number;
        private Hash hash = Hash.NONE;
        private long erased;
        private long confirmed;
        private @Nullable Fault fault;

        Walk(TenantId tenant, List<Head> signed) {
            this.tenant = tenant;
            signed.stream().filter(heads::isOurs).forEach(ahead::add);
        }

        void toTheEnd(LongConsumer progress) {
            List<Link> links;
            do {
                links = Link.after(jdbc, number, BATCH);
                for (var link : links) {
                    fault = faultOf(link);
                    if (fault != null) {
                        return;
                    }
                }
                progress.accept(number);
            } while (links.size() == BATCH);
        }

        private @Nullable Fault faultOf(Link link) {
            var entry = link.entry();
            var due = number + 1;
            if (link.number() != due) {
                return new Fault(Kind.DELETED, due, null);
            }
            if (entry == null) {
                return new Fault(Kind.DELETED, due, link.entryId());
            }
            if (!entry.chained(hash, tenant, due).equals(link.hash())) {
                return new Fault(diagnosis.of(tenant, hash, link), due, entry.id());
            }
            var details = link.details();
            if (details == null) {
                erased++;
            } else if (!details.commitment(tenant, entry.id()).equals(entry.commitment())) {
                return new Fault(Kind.DETAILS_CHANGED, due, entry.id());
            }
            number = due;
            hash = link.hash();
            return againstHeads(entry.id());
        }

        private @Nullable Fault againstHeads(UUID entry) {
            for (var head = ahead.peek(); head != null && head.number() <= number; head = ahead.peek()) {
                if (!head.hash().equals(hash)) {
                    return new Fault(Kind.REWRITTEN, number, entry);
                }
                confirmed = number;
                ahead.remove();
            }
            return null;
        }
    }
}
