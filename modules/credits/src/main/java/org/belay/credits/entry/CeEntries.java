// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.credits.EntryId;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The entries of the current tenant. Whoever asks says whose. */
interface CeEntries extends JpaRepository<CeEntry, EntryId> {

    Optional<CeEntry> findByIdAndPerson(EntryId id, PersonId person);

    Optional<CeEntry> findByPersonAndSubmission(PersonId person, String submission);

    List<CeEntry> findByPersonOrderByActivityDateAsc(PersonId person);

    List<CeEntry> findByCertificate(UUID certificate);

    /** Lets one of that name after the other through, until the transaction ends. */
    @Query(nativeQuery = true, value = "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
    String oneAtATime(String name);

    /** @throws NotFound also where it is somebody else's */
    default CeEntry require(EntryId id, PersonId person) {
        return findByIdAndPerson(id, person).orElseThrow(NotFound::new);
    }
}
