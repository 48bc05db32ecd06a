// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.belay.imports.RosterImportId;
import org.belay.tenancy.NotFound;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The imports of the current tenant. */
public interface RosterImports extends JpaRepository<RosterImport, RosterImportId> {

    @Transactional(readOnly = true)
    Page<RosterImport> findAllByKindInOrderByStartedAtDesc(Collection<String> kinds, Pageable page);

    /** The newest first. */
    @Transactional(readOnly = true)
    @Query("select i from RosterImport i where i.kind in :kinds order by i.startedAt desc, i.id.value desc")
    List<RosterImport> newest(Collection<String> kinds, Limit most);

    /** Those that stand behind a place in the list of the newest. */
    @Transactional(readOnly = true)
    @Query("""
            select i from RosterImport i
             where i.kind in :kinds and (i.startedAt < :at or (i.startedAt = :at and i.id.value < :id))
             order by i.startedAt desc, i.id.value desc""")
    List<RosterImport> before(Collection<String> kinds, Instant at, UUID id, Limit most);

    default RosterImport require(RosterImportId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
