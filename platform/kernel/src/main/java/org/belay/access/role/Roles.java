// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The roles of the current tenant. */
interface Roles extends JpaRepository<Role, RoleId> {

    Optional<Role> findByKey(String key);

    List<Role> findAllByOrderByName();
}
