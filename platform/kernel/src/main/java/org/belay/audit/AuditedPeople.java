// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whoever knows the people that entries are about. The log itself keeps their ids alone. */
public interface AuditedPeople {

    /** The names people go by; unknown ids are absent. */
    Map<UUID, String> namesOf(Collection<UUID> people);

    /** People with this in their name, the first few. */
    List<UUID> named(String part);
}
