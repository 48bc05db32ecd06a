// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * An aggregate that belongs to one tenant and carries a version.
 *
 * @param <A> the aggregate itself
 */
@MappedSuperclass
public abstract class TenantAggregate<A extends TenantAggregate<A>> extends AbstractAggregateRoot<A> {

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    private @Nullable UUID tenant;

    @Version
    private @Nullable Long version;

    /** The tenant it was loaded from; before the first save, the one of the current scope. */
    protected final org.belay.tenancy.TenantId tenant() {
        return tenant == null ? TenantScope.require().tenant() : org.belay.tenancy.TenantId.of(tenant);
    }

    /** Counts the stored changes, from 0; -1 before the first save. */
    public final long version() {
        return version == null ? -1 : version;
    }

    /** @throws StaleWrite when what the person saw is no longer what is stored */
    public final void expectVersion(long seen) {
        if (seen != version()) {
            throw new StaleWrite();
        }
    }
}
