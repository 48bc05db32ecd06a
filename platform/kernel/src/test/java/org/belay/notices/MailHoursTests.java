// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.tenancy.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailHoursTests {

    private static final ZoneId DETROIT = ZoneId.of("America/Detroit");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T20:59, America/Detroit,     2026-11-23T20:59",
        "2026-11-23T21:00, America/Detroit,     2026-11-24T07:00",
        "2026-11-24T06:59, America/Detroit,     2026-11-24T07:00",
        "2026-11-24T07:00, America/Detroit,     2026-11-24T07:00",
        "2026-11-23T23:30, Asia/Kathmandu,      2026-11-24T07:00",
        "2026-11-23T23:30, Pacific/Honolulu,    2026-11-24T07:00"
    })
    void whatComesAtOnceWaitsForTheEndOfTheNightWhereThePersonIs(
            LocalDateTime now, ZoneId zone, LocalDateTime expected) {
        assertThat(MailHours.USUAL.due(Rhythm.AT_ONCE, at(now, zone), zone)).contains(at(expected, zone));
    }

    @Test
    void oneMomentIsNightHereAndDayThere() {
        var moment = Instant.parse("2026-11-24T03:00:00Z"); // 22:00 in Detroit, 17:00 in Honolulu

        assertThat(MailHours.USUAL.quietUntil(moment, DETROIT)).contains(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(MailHours.USUAL.quietUntil(moment, ZoneId.of("Pacific/Honolulu")))
                .isEmpty();
    }

    @Test
    void theNightInWhichTheClockGoesForwardIsAnHourShorter() {
        var evening = at(LocalDateTime.parse("2027-03-13T22:00"), DETROIT);

        assertThat(MailHours.USUAL.quietUntil(evening, DETROIT)).contains(Instant.parse("2027-03-14T11:00:00Z"));
    }

    @Test
    void theNightInWhichTheClockGoesBackIsAnHourLonger() {
        var evening = at(LocalDateTime.parse("2026-10-31T22:00"), DETROIT);

        assertThat(MailHours.USUAL.quietUntil(evening, DETROIT)).contains(Instant.parse("2026-11-01T12:00:00Z"));
    }

    @Test
    void anHourThatDoesNotExistThatDayIsTheNextOne() {
        var hours = new MailHours(null, null, 2, DayOfWeek.MONDAY);
        var before = at(LocalDateTime.parse("2027-03-14T01:30"), DETROIT);

        var due = hours.due(Rhythm.DAILY, before, DETROIT).orElseThrow();

        assertThat(due).isEqualTo(Instant.parse("2027-03-14T07:00:00Z")); // 3:00 in Detroit
        assertThat(hours.nextDigest(due, DETROIT)).isEqualTo(at(LocalDateTime.parse("2027-03-15T02:00"), DETROIT));
    }

    @Test
    void anHourThatComesTwiceBringsOneSummary() {
        var hours = new MailHours(null, null, 1, DayOfWeek.MONDAY);
        var first = hours.nextDigest(at(LocalDateTime.parse("2026-11-01T00:10"), DETROIT), DETROIT);

        assertThat(first).isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
        assertThat(hours.nextDigest(first, DETROIT)).isEqualTo(at(LocalDateTime.parse("2026-11-02T01:00"), DETROIT));
    }

    @Test
    void theWeeklySummaryComesOnItsDay() {
        var hours = new MailHours(21, 7, 18, DayOfWeek.FRIDAY);
        var monday = at(LocalDateTime.parse("2026-11-23T10:00"), DETROIT);
        var friday = at(LocalDateTime.parse("2026-11-27T18:00"), DETROIT);

        assertThat(hours.due(Rhythm.WEEKLY, monday, DETROIT)).contains(friday);
        assertThat(hours.due(Rhythm.WEEKLY, friday, DETROIT))
                .contains(at(LocalDateTime.parse("2026-12-04T18:00"), DETROIT));
        assertThat(hours.due(Rhythm.NEVER, monday, DETROIT)).isEmpty();
    }

    @Test
    void hoursThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> new MailHours(21, null, 18, DayOfWeek.MONDAY)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new MailHours(21, 21, 18, DayOfWeek.MONDAY)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new MailHours(21, 7, 23, DayOfWeek.MONDAY)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new MailHours(9, 17, 12, DayOfWeek.MONDAY)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new MailHours(null, null, 24, DayOfWeek.MONDAY))
                .isInstanceOf(RuleViolation.class);
    }

    private static Instant at(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }
}
