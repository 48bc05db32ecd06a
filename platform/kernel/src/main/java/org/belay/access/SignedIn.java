// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.List;
import java.util.Objects;
import org.belay.tenancy.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A recognised actor. It carries no right: those are what the database answers when a transaction begins, so that a
 * revoked one is gone at the next request.
 */
public final class SignedIn extends AbstractAuthenticationToken {

    private final Actor actor;

    public SignedIn(Actor actor) {
        super(List.of());
        this.actor = actor;
        setAuthenticated(true);
    }

    public Actor actor() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return Objects.toString(actor.id(), actor.name());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && actor.equals(that.actor);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
