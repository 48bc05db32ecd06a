// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.util.Collection;
import java.util.Set;

/**
 * Says whose record holds something that would lose its person. Implemented by modules as a bean; asked in a
 * transaction, before people are removed.
 */
@FunctionalInterface
public interface PeopleInUse {

    /** Those of these people who are in use. */
    Set<PersonId> among(Collection<PersonId> people);
}
