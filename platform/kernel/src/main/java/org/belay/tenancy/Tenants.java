// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's desk: founds and suspends tenants. Works only where no tenant is settled. */
@Service
public class Tenants {

    private final JdbcClient jdbc;
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final int LONGEST_HOST = 253;

    private final TenantDirectory directory;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tenants(
            JdbcClient jdbc,
            TenantDirectory directory,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Stores a tenant and its hosts, then tells everybody.
     *
     * @throws RuleViolation when the short name or a host cannot be one, or is taken; nothing is stored then
     */
    public TenantId found(
            String slug,
            String name,
            TenantKind kind,
            Set<String> hosts,
            ZoneId zone,
            Locale locale,
            String jurisdiction,
            String accent) {
        if (!SLUG.matcher(slug).matches()) {
            throw new RuleViolation("organization.slug.shape", slug);
        }
        for (var host : hosts) {
            if (host.length() > LONGEST_HOST
                    || !HOST.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
                throw new RuleViolation("organization.host.shape", host);
            }
        }
        var id = TenantId.of(Ids.next());
        try {
            store(id, slug, name, kind, hosts, zone, locale, jurisdiction, accent);
        } catch (DuplicateKeyException taken) {
            throw new RuleViolation("organization.taken", slug);
        }
        directory.refresh();
        events.publishEvent(new TenantFounded(id));
        return id;
    }

    private void store(
            TenantId id,
            String slug,
            String name,
            TenantKind kind,
            Set<String> hosts,
            ZoneId zone,
            Locale locale,
            String jurisdiction,
            String accent) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into platform.tenant (id, slug, name, kind, zone, locale, jurisdiction, accent, created_at, version)
                            values (:id, :slug, :name, :kind, :zone, :locale, :jurisdiction, :accent, :now, 0)""")
                    .param("id", id.value())
                    .param("slug", slug)
                    .param("name", name)
                    .param("kind", kind.name())
                    .param("zone", zone.getId())
                    .param("locale", locale.toLanguageTag())
                    .param("jurisdiction", jurisdiction)
                    .param("accent", accent)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            hosts.forEach(host -> jdbc.sql("insert into platform.tenant_host (host, tenant_id) values (:host, :id)")
                    .param("host", host.toLowerCase(Locale.ROOT))
                    .param("id", id.value())
                    .update());
        });
    }

    /** Closes a tenant to everybody; its data stays. */
    public void suspend(TenantId tenant) {
        status(tenant, "SUSPENDED");
    }

    public void reopen(TenantId tenant) {
        status(tenant, "ACTIVE");
    }

    private void status(TenantId tenant, String status) {
        transaction.executeWithoutResult(
                running -> jdbc.sql("update platform.tenant set status = :status, version = version + 1 where id = :id")
                        .param("status", status)
                        .param("id", tenant.value())
                        .update());
        directory.refresh();
    }
}
