// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The features of the current tenant and their switches. A feature nobody has touched is on. */
@Service
@Transactional
@PreAuthorize("hasAuthority('platform:configure')")
public class Features {

    private final Modules modules;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Features(Modules modules, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.modules = modules;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** A feature as the tenant has it. */
    public record Feature(ModuleDescriptor module, boolean enabled) {}

    @Transactional(readOnly = true)
    public List<Feature> all() {
        var off = switchedOff();
        return modules.all().stream()
                .filter(ModuleDescriptor::switchable)
                .map(module -> new Feature(module, !off.contains(module.name())))
                .toList();
    }

    private Set<String> switchedOff() {
        return jdbc.sql("select feature from platform.feature_switch where not enabled")
                .query((row, number) -> row.getString(1))
                .set();
    }

    /** @throws NotFound when there is no such feature, or it cannot be switched */
    @Transactional(readOnly = true)
    public Feature get(String name) {
        return all().stream()
                .filter(feature -> feature.module().name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** @throws NotFound when there is no such feature, or it cannot be switched */
    public void turn(String name, boolean on) {
        var module = modules.named(name).filter(ModuleDescriptor::switchable).orElseThrow(NotFound::new);
        var actor = TenantScope.require().actor().orElseThrow();
        jdbc.sql("""
                        insert into platform.feature_switch (feature, enabled, changed_by, changed_at)
                        values (:feature, :enabled, :actor, :at)
                        on conflict (tenant_id, feature) do update
                           set enabled = excluded.enabled, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("feature", module.name())
                .param("enabled", on)
                .param("actor", actor.id())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        events.publishEvent(new FeatureTurned(TenantScope.require().tenant(), module.name(), on));
    }
}
