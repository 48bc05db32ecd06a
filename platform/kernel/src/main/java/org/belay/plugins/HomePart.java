// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.Optional;

/**
 * What a module puts on the home page of the current actor. Home answers "what needs me, and by when".
 *
 * @param fragment Thymeleaf fragment, as {@code credits/home :: card}; it reads {@code part.data}
 * @param data what the fragment shows
 * @param order smaller stands first
 */
public record HomePart(String fragment, Object data, int order) {

    /** Implemented by modules; asked within one read-only transaction, as the actor. */
    @FunctionalInterface
    public interface Source {

        /** Empty when the module has nothing for this actor. */
        Optional<HomePart> now();
    }
}
