// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.Optional;
import org.belay.people.PersonId;
import org.springframework.data.jpa.repository.JpaRepository;

/** The accounts of the current tenant. */
interface Accounts extends JpaRepository<Account, PersonId> {

    Optional<Account> findByLoginLower(String loginLower);
}
