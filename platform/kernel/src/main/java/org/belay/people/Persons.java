// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The people of the current tenant. */
interface Persons extends JpaRepository<Person, PersonId> {

    Optional<Person> findByEmailLower(String emailLower);
}
