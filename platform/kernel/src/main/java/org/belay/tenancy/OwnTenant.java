// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The current tenant's own row. For code that has checked its own permission. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OwnTenant {

    private final JdbcClient jdbc;
    private final TenantDirectory directory;

    OwnTenant(JdbcClient jdbc, TenantDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** The profile as stored, with the version to give back when changing it. */
    public record Stored(TenantProfile profile, Set<String> hosts, long version) {}

    public Stored get() {
        var hosts = new TreeSet<>(directory.current().hosts());
        return jdbc.sql("""
                        select name, zone, locale, jurisdiction, accent, version from platform.tenant
                         where id = platform.current_tenant()""")
                .query((row, number) -> new Stored(
                        new TenantProfile(
                                row.getString("name"),
                                row.getString("zone"),
                                row.getString("locale"),
                                row.getString("jurisdiction"),
                                row.getString("accent")),
                        hosts,
                        row.getLong("version")))
                .single();
    }

    /** @throws StaleWrite when somebody changed it after {@code version} was read */
    public void change(long version, TenantProfile profile) {
        var changed = jdbc.sql("""
                        update platform.tenant
                           set name = :name, zone = :zone, locale = :locale, jurisdiction = :jurisdiction,
                               accent = :accent, version = version + 1
                         where id = platform.current_tenant() and version = :version""")
                .param("name", profile.name())
                .param("zone", profile.zone())
                .param("locale", profile.locale())
                .param("jurisdiction", profile.jurisdiction())
                .param("accent", profile.accent())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleWrite();
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                directory.refresh();
            }
        });
    }
}
