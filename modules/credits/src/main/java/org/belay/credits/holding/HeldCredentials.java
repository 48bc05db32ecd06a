// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.springframework.data.jpa.repository.JpaRepository;

/** The credentials of the current tenant's people. Whoever asks says whose. */
interface HeldCredentials extends JpaRepository<HeldCredential, UUID> {

    Optional<HeldCredential> findByIdAndPerson(UUID id, PersonId person);

    boolean existsByPersonAndCode(PersonId person, String code);
}
