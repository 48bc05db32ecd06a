// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import java.util.List;
import org.belay.people.PersonId;

/**
 * Something that a letter lets a person do with one button. Implemented by modules as a bean. What the page behind the
 * link says stands in a message bundle, under the action's name: {@code linked-action.<name>.title}, {@code .text},
 * {@code .do} for the button, {@code .done} for afterwards and {@code .instead} for what to do when the link works no
 * more; each may use the parameters of {@link #parameters}. Before the person is signed in, whoever has the letter reads
 * them: they tell nothing that the letter does not.
 */
public interface LinkedAction {

    /** Unique and stable, as {@code notices.read}. */
    String name();

    /** Whether the person must be signed in. What tells or changes more than the letter itself needs that. */
    boolean needsSignIn();

    /** What the texts are about, in a read-only transaction. */
    List<Object> parameters(PersonId person, String about);

    /**
     * Does it, as the person that the link was made for, in the transaction that uses the link up: when it throws, the
     * link still works.
     *
     * @throws org.belay.tenancy.RuleViolation when it cannot be done (any more)
     */
    void perform(PersonId person, String about);

    /** The page that shows the same thing to somebody signed in, as {@code /inbox}. */
    String page();
}
