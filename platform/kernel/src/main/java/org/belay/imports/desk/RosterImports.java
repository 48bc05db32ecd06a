// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import org.belay.imports.RosterImportId;
import org.belay.tenancy.NotFound;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** The imports of the current tenant. */
interface RosterImports extends JpaRepository<RosterImport, RosterImportId> {

    @Transactional(readOnly = true)
    Page<RosterImport> findAllByOrderByStartedAtDesc(Pageable page);

    default RosterImport require(RosterImportId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
