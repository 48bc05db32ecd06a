// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.privacy.clock.Regime;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
class IncidentTests {

    @Autowired
    Incidents incidents;

    @Autowired
    TestTenants tenants;

    TenantId tenant;
    Actor office;

    @BeforeEach
    void theOffice() {
        tenant = tenants.alpha();
        office = tenants.actorWith(tenant, "privacy:manage");
    }

    @Test
    void theClocksRunFromWhenItWasNoticed() {
        var noticed = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        var id = report("A list was sent to the wrong people", noticed);

        var incident = tenants.as(tenant, office, () -> incidents.get(id));
        assertThat(incident.timers().getFirst().due()).isEqualTo(noticed.plus(Duration.ofHours(72)));
        assertThat(incident.timers().getLast().due()).isAfter(noticed.plus(Duration.ofDays(60)));
    }

    @Test
    void stepsAreAddedUntilItIsClosed() {
        var id = report("A list was sent to the wrong people", Instant.now());
        run(() -> incidents.step(id, "Told the authority", Regime.GDPR_BREACH));
        assertThatThrownBy(() -> run(() -> incidents.step(id, "Told Florida", Regime.FLORIDA_BREACH)))
                .hasMessage("privacy.incident.regime.wrong");
        run(() -> incidents.close(id, "The list was deleted by who got it"));

        assertThat(tenants.as(tenant, office, () -> incidents.steps(id))).hasSize(2);
        assertThatThrownBy(() -> run(() -> incidents.step(id, "More", null)))
                .hasMessage("privacy.incident.closed-already");
    }

    @Test
    void itHoldsNoPatientsDataAndNoFuture() {
        assertThatThrownBy(() -> report("Lost MRN: 00423177", Instant.now()))
                .hasMessage("files.held.reason.identifies");
        assertThatThrownBy(() -> report("Lost", Instant.now().plus(Duration.ofDays(1))))
                .hasMessage("privacy.incident.detected.wrong");
        assertThatThrownBy(() -> report(" ", Instant.now())).hasMessage("privacy.incident.words");
    }

    @Test
    void onlyTheOfficeOfTheTenantSeesIt() {
        var id = report("Lost", Instant.now());
        var anybody = tenants.actorWith(tenant);
        var elsewhere = tenants.actorWith(tenants.beta(), "privacy:manage");

        assertThatThrownBy(() -> tenants.as(tenant, anybody, () -> incidents.get(id)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tenants.as(tenants.beta(), elsewhere, () -> incidents.get(id)))
                .isInstanceOf(NotFound.class);
    }

    private UUID report(String title, Instant noticed) {
        return tenants.as(
                tenant,
                office,
                () -> incidents.report(
                        title,
                        "It happened",
                        "Students of 2026",
                        12,
                        noticed,
                        List.of(Regime.GDPR_BREACH, Regime.HIPAA_BREACH)));
    }

    private void run(Runnable work) {
        TenantScope.run(tenant, office, work);
    }
}
