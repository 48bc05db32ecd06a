// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant in which the current thread works, who acts there, and with which rights.
 *
 * <p>The edge opens a scope for a request, the kernel for each event and job. Code below never passes a tenant around:
 * the database session is bound to the scope's tenant when a transaction begins. Without a scope there are no rows.
 */
public final class TenantScope {

    private static final ScopedValue<TenantScope> CURRENT = ScopedValue.newInstance();

    private final TenantId tenant;
    private @Nullable Actor actor;
    private @Nullable Rights rights;

    private TenantScope(TenantId tenant, @Nullable Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
    }

    public static Optional<TenantScope> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** @throws IllegalStateException when no tenant is settled: a mistake in the calling code */
    public static TenantScope require() {
        return current().orElseThrow(() -> new IllegalStateException("No tenant is settled for this work."));
    }

    /** Works in a tenant while nobody has been recognised yet. */
    public static <R, X extends Throwable> R callAnonymously(TenantId tenant, ScopedValue.CallableOp<R, X> work)
            throws X {
        return ScopedValue.where(CURRENT, new TenantScope(tenant, null)).call(work);
    }

    /** Works in a tenant as somebody. */
    public static <R, X extends Throwable> R call(TenantId tenant, Actor actor, ScopedValue.CallableOp<R, X> work)
            throws X {
        return ScopedValue.where(CURRENT, new TenantScope(tenant, actor)).call(work);
    }

    /** Works in a tenant as somebody. */
    public static void run(TenantId tenant, Actor actor, Runnable work) {
        ScopedValue.where(CURRENT, new TenantScope(tenant, actor)).run(work);
    }

    /** Names who acts, once authentication has found out. */
    public void actAs(Actor recognised) {
        actor = recognised;
        rights = null;
    }

    public TenantId tenant() {
        return tenant;
    }

    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /** The actor's rights when a transaction of this scope has already begun since the actor was named. */
    public Optional<Rights> rights() {
        return Optional.ofNullable(rights);
    }

    void remember(Rights found) {
        rights = found;
    }
}
