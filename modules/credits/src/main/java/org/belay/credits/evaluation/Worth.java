// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.credits.Reason;
import org.belay.credits.Source;
import org.belay.credits.pack.Conversion;
import org.belay.credits.pack.Pack;

/** What an entry is worth in an issuer's unit before anything is held against it, and what is to be said of that. */
record Worth(Credits credits, List<Reason> reasons) {

    static Worth of(LoggedEntry entry, Pack pack) {
        var printed = entry.printed().get(pack.issuer().key());
        var minutes = entry.minutes();
        var byMinutes = pack.type(entry.type())
                .filter(type -> type.use() == Pack.ActivityType.Use.BY_CERTIFICATE)
                .isEmpty();
        if (printed != null) {
            return minutes == null || !byMinutes
                    ? plain(printed)
                    : printed(printed, pack.conversion().credits(minutes));
        }
        if (minutes == null) {
            return new Worth(Credits.ZERO, List.of(new Reason.NoAmount()));
        }
        if (!byMinutes) {
            return new Worth(Credits.ZERO, List.of(new Reason.NotByMinutes(entry.type(), source(entry, pack))));
        }
        return converted(minutes, pack.conversion());
    }

    Worth with(Reason reason) {
        return new Worth(credits, and(List.of(reason)));
    }

    /** What is to be said of it, and more. */
    List<Reason> and(List<Reason> more) {
        if (more.isEmpty()) {
            return reasons;
        }
        if (reasons.isEmpty()) {
            return List.copyOf(more);
        }
        var all = new ArrayList<>(reasons);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Worth plain(Credits credits) {
        return new Worth(credits, List.of());
    }

    private static Worth printed(Credits printed, Credits fromMinutes) {
        var worth = plain(printed);
        return printed.equals(fromMinutes) ? worth : worth.with(new Reason.PrintedDiffers(printed, fromMinutes));
    }

    private static Worth converted(Minutes minutes, Conversion conversion) {
        var worth = plain(conversion.credits(minutes));
        return conversion.restIsLost(minutes)
                ? worth.with(new Reason.BelowPartHour(
                        minutes.count(),
                        worth.credits(),
                        conversion.rest(minutes),
                        conversion.partFrom().value(),
                        conversion.partFrom().source()))
                : worth;
    }

    private static Source source(LoggedEntry entry, Pack pack) {
        return pack.type(entry.type()).orElseThrow().source();
    }
}
