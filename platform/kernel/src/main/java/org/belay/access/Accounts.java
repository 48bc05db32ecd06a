// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Instant;
import java.util.Optional;
import org.belay.people.PersonId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The accounts of the current tenant. */
interface Accounts extends JpaRepository<Account, PersonId> {

    Optional<Account> findByLoginLower(String loginLower);

    /** Notes when somebody came in. It changes nothing of the account, so two who do at once are not in each other's way. */
    @Modifying
    @Query("update Account a set a.lastSignInAt = :now where a.person = :person")
    void signedIn(PersonId person, Instant now);
}
