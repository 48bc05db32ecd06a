// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands events again to listeners that failed, or that a node took with it when it died. One node at a time does so: two
 * at once would hand over the same event twice.
 */
@Component
class UnfinishedEvents {

    /** No listener is at work for so long. */
    private static final Duration LOST = Duration.ofMinutes(10);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;

    private final JdbcClient jdbc;
    private final FailedEventPublications failed;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnfinishedEvents(
            JdbcClient jdbc, FailedEventPublications failed, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.failed = failed;
        this.clock = clock;
    }

    /** Each failure doubles the pause until the next attempt, from a minute to an hour. */
    void handOverAgain() {
        var now = clock.instant();
        transaction.executeWithoutResult(status -> giveUpWaitingFor(now.minus(LOST)));
        failed.resubmit(ResubmissionOptions.defaults().withFilter(event -> isDue(event, now)));
    }

    private void giveUpWaitingFor(Instant begunBefore) {
        jdbc.sql("""
                        update platform.event_publication set status = 'FAILED'
                         where status in ('PUBLISHED', 'PROCESSING', 'RESUBMITTED') and completion_date is null
                           and coalesce(last_resubmission_date, publication_date) < :before""").param("before", begunBefore.atOffset(ZoneOffset.UTC)).update();
    }

    private static boolean isDue(EventPublication event, Instant now) {
        var last = Optional.ofNullable(event.getLastResubmissionDate()).orElse(event.getPublicationDate());
        var pause = Duration.ofMinutes(1L << Math.clamp(event.getCompletionAttempts() - 1, 0, MOST_DOUBLINGS));
        return !last.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)
                .isAfter(now);
    }
}
