// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * When a person wants mail, in whole hours on the clock where they are.
 *
 * @param quietFrom the first quiet hour, null for none
 * @param quietUntil the hour at which it is over; before {@code quietFrom} when that is on the next day
 * @param digestHour when the summary comes
 * @param digestDay the day of the weekly one
 */
public record MailHours(
        @Nullable Integer quietFrom, @Nullable Integer quietUntil, int digestHour, DayOfWeek digestDay) {

    /** For who has chosen nothing: a quiet night, and the summary in the early evening. */
    public static final MailHours USUAL = new MailHours(21, 7, 18, DayOfWeek.MONDAY);

    private static final int DAY = 24;

    public MailHours {
        if ((quietFrom == null) != (quietUntil == null)) {
            throw new RuleViolation("notices.hours.half");
        }
        if (!hour(quietFrom) || !hour(quietUntil) || !hour(digestHour)) {
            throw new RuleViolation("notices.hours.unknown");
        }
        if (quietFrom != null && quietFrom.equals(quietUntil)) {
            throw new RuleViolation("notices.hours.no-night");
        }
        if (isQuiet(quietFrom, quietUntil, digestHour)) {
            throw new RuleViolation("notices.hours.digest-in-quiet");
        }
    }

    private static boolean hour(@Nullable Integer hour) {
        return hour == null || (hour >= 0 && hour < DAY);
    }

    /** When a mail of this rhythm about something that happened now is due; empty for none. */
    public Optional<Instant> due(Rhythm rhythm, Instant now, ZoneId zone) {
        return switch (rhythm) {
            case AT_ONCE -> Optional.of(quietUntil(now, zone).orElse(now));
            case DAILY -> Optional.of(nextDigest(now, zone));
            case WEEKLY -> Optional.of(nextWeekly(now, zone));
            case NEVER -> Optional.empty();
        };
    }

    /** When the present quiet hours are over; empty when there are none. */
    public Optional<Instant> quietUntil(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        if (quietFrom == null || quietUntil == null || !isQuiet(quietFrom, quietUntil, local.getHour())) {
            return Optional.empty();
        }
        var date = local.getHour() < quietUntil
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return Optional.of(at(date, quietUntil, zone));
    }

    /** The first summary hour that is still to come. */
    public Instant nextDigest(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var candidate = at(today, digestHour, zone);
        return candidate.isAfter(now) ? candidate : at(today.plusDays(1), digestHour, zone);
    }

    private Instant nextWeekly(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var candidate = at(today.with(TemporalAdjusters.nextOrSame(digestDay)), digestHour, zone);
        return candidate.isAfter(now) ? candidate : at(today.with(TemporalAdjusters.next(digestDay)), digestHour, zone);
    }

    /** An hour that the clock leaps over in spring becomes the one after it. */
    private static Instant at(LocalDate date, int hour, ZoneId zone) {
        return date.atTime(hour, 0).atZone(zone).toInstant();
    }

    private static boolean isQuiet(@Nullable Integer from, @Nullable Integer until, int hour) {
        if (from == null || until == null) {
            return false;
        }
        return from < until ? hour >= from && hour < until : hour >= from || hour < until;
    }
}
