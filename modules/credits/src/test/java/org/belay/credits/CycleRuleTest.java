// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.ShippedPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleRuleTest {

    @ParameterizedTest
    @CsvSource({
        "ODS, 2020-03-01, 2022-12-31",
        "ODS, 2020-11-30, 2022-12-31",
        "ODS, 2021-01-01, 2023-12-31",
        "CPHIMS, 2023-01-15, 2026-01-31",
        "CPHIMS, 2023-01-31, 2026-01-31",
        "CAHIMS, 2025-02-28, 2028-02-29",
        "CPDHTS, 2025-01-20, 2027-01-31",
        "CHC, 2026-02-10, 2028-02-29",
        "CCDS, 2025-03-01, 2027-03-01",
        "CCDS, 2024-02-29, 2026-02-28",
        "CHIM, 2024-03-01, 2027-02-28",
        "CHIM, 2024-02-29, 2027-02-28",
        "RHIA, 2024-03-01, 2026-02-28",
        "CPC, 2023-11-04, 2025-11-30",
        "CPC, 2024-11-04, 2025-11-30",
        "CPC, 2024-02-10, 2026-02-28",
        "CPC, 2023-02-10, 2024-02-29"
    })
    void theFirstCycleEndsAsItsIssuerSays(String credential, LocalDate passedOn, LocalDate end) {
        assertThat(rule(credential).first(passedOn)).isEqualTo(Cycle.estimated(passedOn, end));
    }

    @ParameterizedTest
    @CsvSource({
        "ODS, 2020-03-14, 2022-12-31, 2020-03-14, 2022-12-31",
        "ODS, 2020-03-14, 2023-01-01, 2023-01-01, 2024-12-31",
        "ODS, 2020-03-14, 2026-11-24, 2025-01-01, 2026-12-31",
        "CPHIMS, 2022-02-28, 2026-11-24, 2025-03-01, 2028-02-29",
        "CPC, 2024-11-04, 2026-11-24, 2025-12-01, 2027-11-30",
        "CCDS, 2023-03-01, 2026-11-24, 2025-03-02, 2027-03-01"
    })
    void laterCyclesFollowWithoutAGap(
            String credential, LocalDate passedOn, LocalDate asOf, LocalDate start, LocalDate end) {
        assertThat(rule(credential).estimate(passedOn, asOf)).isEqualTo(Cycle.estimated(start, end));
    }

    @Test
    void afterALateRenewalTheNextCycleKeepsItsEndWhereTheIssuerSaysSo() {
        var cycle = Cycle.typed(LocalDate.of(2022, 11, 4), LocalDate.of(2024, 11, 30));
        var late = LocalDate.of(2025, 1, 20);
        var end = LocalDate.of(2026, 11, 30);
        assertThat(rule("CHC").next(cycle, null)).isEqualTo(Cycle.estimated(LocalDate.of(2024, 12, 1), end));
        assertThat(rule("CHC").next(cycle, LocalDate.of(2024, 11, 30)))
                .isEqualTo(Cycle.estimated(LocalDate.of(2024, 12, 1), end));
        assertThat(rule("CHC").next(cycle, late)).isEqualTo(Cycle.estimated(late, end));
        assertThat(rule("CPHIMS").next(cycle, late).start()).isEqualTo(LocalDate.of(2024, 12, 1));
    }

    @Test
    void onlyTheLastMonthOfACycleBelongsToTheNextOneToo() {
        var cycle = Cycle.typed(LocalDate.of(2022, 3, 1), LocalDate.of(2024, 2, 29));
        assertThat(rule("CPC").overlapFrom(cycle)).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(rule("RHIA").overlapFrom(cycle)).isNull();
    }

    @Test
    void reportingHasDaysOfItsOwn() {
        assertThat(days("ODS", LocalDate.of(2026, 12, 31)))
                .containsExactly("EARN 2026-12-31", "REPORT 2027-01-31", "CURE 2027-02-14");
        assertThat(days("CCDS", LocalDate.of(2027, 3, 1)))
                .containsExactly(
                        "REPORT_FROM 2026-12-31",
                        "EARN 2027-03-01",
                        "GRACE 2027-03-02",
                        "REPORT 2027-04-15",
                        "INACTIVE 2027-04-16",
                        "REVOKED 2027-05-31");
        assertThat(days("RHIA", LocalDate.of(2026, 12, 31)))
                .containsExactly("EARN 2026-12-31", "INACTIVE 2027-01-01", "REVOKED 2027-06-30");
    }

    private static List<String> days(String credential, LocalDate end) {
        var deadlines = pack(credential).deadlines();
        return deadlines
                .of(Cycle.typed(end.minusYears(2), end), rule(credential).source())
                .stream()
                .map(day -> day.key() + " " + day.date())
                .toList();
    }

    private static CycleRule rule(String credential) {
        return pack(credential).rule(credential).orElseThrow().cycle();
    }

    private static Pack pack(String credential) {
        return Pack.of(ShippedPacks.read(), credential, LocalDate.of(2025, 1, 1))
                .orElseThrow();
    }
}
