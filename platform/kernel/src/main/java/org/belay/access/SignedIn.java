// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.List;
import java.util.Objects;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A recognised actor. It carries no right: those are what the database answers when a transaction begins, so that a
 * revoked one is gone at the next request. What it does carry are the language and zone a person reads in, so that no
 * page has to ask for them.
 */
public final class SignedIn extends AbstractAuthenticationToken {

    private final Actor actor;
    private final @Nullable String language;
    private final @Nullable String zone;

    public SignedIn(Actor actor) {
        this(actor, null, null);
    }

    private SignedIn(Actor actor, @Nullable String language, @Nullable String zone) {
        super(List.of());
        this.actor = actor;
        this.language = language;
        this.zone = zone;
        setAuthenticated(true);
    }

    /** A person, by the name they go by, reading in their own language and zone. */
    public static SignedIn as(PersonId person, PersonDetails details) {
        return new SignedIn(Actor.person(person.value(), details.displayName()), details.language(), details.zone());
    }

    public Actor actor() {
        return actor;
    }

    /** BCP 47 tag; null means the organization's. */
    public @Nullable String language() {
        return language;
    }

    /** IANA zone; null means the organization's. */
    public @Nullable String zone() {
        return zone;
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
        return other instanceof SignedIn that
                && actor.equals(that.actor)
                && Objects.equals(language, that.language)
                && Objects.equals(zone, that.zone);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
