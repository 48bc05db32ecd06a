// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dated settings that modules declare. What counts is the newest value whose day has come in the tenant's zone, or
 * the default where none has. Nothing is ever overwritten: setting an earlier value again is a new entry.
 */
@Service
@Transactional
public class Settings {

    private static final int LONGEST = 500;

    private final Modules modules;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Settings(Modules modules, TenantDirectory tenants, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.modules = modules;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** A value that was set, by whom and when; {@code by} is null where Belay itself did. */
    public record Entry(
            UUID id, String value, LocalDate from, @Nullable UUID by, Instant at) {}

    /**
     * A declared setting as the tenant has it.
     *
     * @param value the one in force today
     * @param since its entry; null where the default holds
     * @param history newest day first, those still to come included
     */
    public record State(
            SettingDeclaration declaration,
            String value,
            @Nullable Entry since,
            List<Entry> history) {}

    @Transactional(readOnly = true)
    public String text(String key) {
        return inForce(history(key), today())
                .map(Entry::value)
                .orElseGet(() -> declared(key)
                        .orElseThrow(() -> new IllegalArgumentException("No module declares the setting " + key))
                        .defaultValue());
    }

    @Transactional(readOnly = true)
    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    @Transactional(readOnly = true)
    public BigDecimal decimal(String key) {
        return new BigDecimal(text(key));
    }

    @Transactional(readOnly = true)
    public boolean yes(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** @throws NotFound when no module declares it */
    @PreAuthorize("hasAuthority('platform:configure')")
    @Transactional(readOnly = true)
    public State state(String key) {
        var declaration = declared(key).orElseThrow(NotFound::new);
        var history = history(key);
        var now = inForce(history, today()).orElse(null);
        return new State(declaration, now == null ? declaration.defaultValue() : now.value(), now, history);
    }

    /**
     * Sets a value from a day on.
     *
     * @return the id of its entry
     * @throws RuleViolation when the value does not fit the setting's type, or the day is over
     */
    @PreAuthorize("hasAuthority('platform:configure')")
    public UUID set(String key, String value, LocalDate from) {
        var declaration = declared(key).orElseThrow(NotFound::new);
        if (from.isBefore(today())) {
            throw new RuleViolation("setting.past");
        }
        var canonical = canonical(declaration, value.strip());
        var actor = TenantScope.require().actor().orElseThrow();
        var id = Ids.next();
        jdbc.sql("""
                        insert into platform.setting (id, key, value, effective_from, changed_by, changed_at)
                        values (:id, :key, :value, :from, :by, :at)""")
                .param("id", id)
                .param("key", key)
                .param("value", canonical)
                .param("from", from)
                .param("by", actor.id())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        events.publishEvent(new SettingChanged(TenantScope.require().tenant(), key, canonical, from));
        return id;
    }

    /** Today in the tenant's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), tenants.current().zone());
    }

    private Optional<SettingDeclaration> declared(String key) {
        return modules.all().stream()
                .flatMap(module -> module.settings().stream())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    private List<Entry> history(String key) {
        return jdbc.sql("""
                        select id, value, effective_from, changed_by, changed_at from platform.setting
                         where tenant_id = platform.current_tenant() and key = :key
                         order by effective_from desc, changed_at desc, id desc""")
                .param("key", key)
                .query((row, number) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getString("value"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("changed_by", UUID.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Optional<Entry> inForce(List<Entry> newestFirst, LocalDate today) {
        return newestFirst.stream()
                .filter(entry -> !entry.from().isAfter(today))
                .findFirst();
    }

    private static String canonical(SettingDeclaration declaration, String value) {
        try {
            return switch (declaration.type()) {
                case WHOLE_NUMBER -> String.valueOf(Integer.parseInt(value));
                case DECIMAL -> new BigDecimal(value).toPlainString();
                case YES_NO -> yesOrNo(value);
                case TEXT -> shortEnough(value);
            };
        } catch (NumberFormatException e) {
            throw new RuleViolation("setting.number", value);
        }
    }

    private static String yesOrNo(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new RuleViolation("setting.yes-or-no");
        }
        return value;
    }

    private static String shortEnough(String value) {
        if (value.length() > LONGEST) {
            throw new RuleViolation("setting.too-long", LONGEST);
        }
        return value;
    }
}
