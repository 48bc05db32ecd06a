// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.SettableClock;
import org.belay.TestTenants;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.Tenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
class SettingsTests {

    private static final String LIMIT = "sample.limit";

    @Autowired
    TestTenants tenants;

    @Autowired
    Tenants operator;

    @Autowired
    Settings settings;

    @Autowired
    Modules modules;

    @Autowired
    TenantDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    private TenantId tenant = TenantId.of(new UUID(0, 0));

    @BeforeEach
    void found() {
        tenant = operator.found(
                "s" + UUID.randomUUID().toString().substring(0, 8),
                "Settings",
                TenantKind.UNIVERSITY,
                Set.of(),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US",
                "#0b6e7f");
    }

    @Test
    void theDefaultHoldsUntilAValueIsSet() {
        assertThat(number(settings)).isEqualTo(3);

        set("5", today());

        assertThat(number(settings)).isEqualTo(5);
        assertThat(tenants.in(tenants.alpha(), () -> settings.number(LIMIT))).isEqualTo(3);
    }

    @Test
    void aPlannedValueHoldsFromItsDayInTheTenantsZone() {
        var clock = new SettableClock(Instant.parse("2026-11-14T12:00:00Z"));
        var timed = new Settings(modules, directory, jdbc, clock, events);
        tenants.inTenant(tenant, () -> timed.set(LIMIT, "9", LocalDate.of(2026, 11, 15)));

        assertThat(number(timed)).isEqualTo(3);
        clock.goOn(Duration.ofHours(16)); // the 15th in UTC, 23:00 on the 14th in Detroit
        assertThat(number(timed)).isEqualTo(3);
        clock.goOn(Duration.ofHours(1));
        assertThat(number(timed)).isEqualTo(9);
    }

    @Test
    void settingAnEarlierValueAgainIsANewEntry() {
        set("5", today());
        set("6", today());
        set("5", today());

        var state = tenants.in(tenant, () -> settings.state(LIMIT));
        assertThat(state.value()).isEqualTo("5");
        assertThat(state.history()).extracting(Settings.Entry::value).containsExactly("5", "6", "5");
    }

    @Test
    void thePastAndWrongTypesAreRefused() {
        assertThatThrownBy(() -> set("5", today().minusDays(1))).hasMessage("setting.past");
        assertThatThrownBy(() -> set("many", today())).hasMessage("setting.number");
        assertThatThrownBy(() -> tenants.inTenant(tenant, () -> settings.set("sample.open", "perhaps", today())))
                .hasMessage("setting.yes-or-no");
        assertThatThrownBy(() -> tenants.inTenant(tenant, () -> settings.set("sample.nothing", "1", today())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aValueIsOnRecordWithWhoSetIt() {
        var administrator = tenants.actorWith(tenant, "platform:configure");
        tenants.as(tenant, administrator, () -> {
            settings.set(LIMIT, "8", settings.today());
            return true;
        });

        assertThat(tenants.in(tenant, () -> settings.state(LIMIT)).history())
                .extracting(Settings.Entry::by)
                .containsExactly(administrator.id());
        assertThat(tenants.in(
                        tenant,
                        () -> jdbc.sql("select actor_id from platform.audit_entry where action = 'setting.changed'")
                                .query(UUID.class)
                                .list()))
                .containsExactly(administrator.id());
    }

    @Test
    void whoMayNotConfigureReadsButDoesNotSet() {
        var reader = tenants.actorWith(tenant, "people:read");

        assertThat(tenants.as(tenant, reader, () -> settings.number(LIMIT))).isEqualTo(3);
        assertThatThrownBy(() -> tenants.as(tenant, reader, () -> {
                    settings.set(LIMIT, "8", today());
                    return true;
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void set(String value, LocalDate from) {
        tenants.inTenant(tenant, () -> settings.set(LIMIT, value, from));
    }

    private int number(Settings asked) {
        return tenants.in(tenant, () -> asked.number(LIMIT));
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.system(ZoneId.of("America/Detroit")));
    }
}
