// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.belay.jobs.RecurringTenantWork;
import org.belay.notices.Mailbox.Mail;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers waiting mail, each in a transaction of its own that keeps other nodes from it meanwhile.
 *
 * <p>Delivery is at least once. When the process dies after the server has taken a mail and before the row says so, the
 * mail goes out again, with the same Message-ID. What fails is tried again after 30 seconds, then after twice as long
 * each time, up to an hour; when it has waited for long enough it is given up. What is urgent goes first; the rest keeps
 * the person's quiet hours, also when it waited for its server. A tenant's turn is short, so that another one's mail
 * never waits for thousands of its letters. An address that mail came back from gets none. Once a mail is sent or given
 * up, its text is removed (except in the demo). Neither its text nor its recipient is ever in a log line.
 */
class MailDelivery implements RecurringTenantWork {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration TURN = Duration.ofSeconds(10);

    private final @Nullable Carrier carrier;
    private final Sender sender;
    private final MailTimes times;
    private final Bouncing bouncing;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param carrier null where there is nowhere to take mail to: it waits */
    MailDelivery(
            @Nullable Carrier carrier,
            Sender sender,
            MailTimes times,
            Bouncing bouncing,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.carrier = carrier;
        this.sender = sender;
        this.times = times;
        this.bouncing = bouncing;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Waiting(UUID id, Mail mail, @Nullable UUID person, int attempts, Instant giveUpAt) {}

    @Override
    public String name() {
        return "notices.delivery";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        var end = clock.instant().plus(TURN);
        while (carrier != null
                && clock.instant().isBefore(end)
                && Boolean.TRUE.equals(transaction.execute(status -> deliverNext(carrier)))) {
            // one after the other, until none is due or one fails or the turn is over; then the next round goes on
        }
    }

    private boolean deliverNext(Carrier present) {
        return next().map(waiting -> deliver(waiting, present)).orElse(false);
    }

    private Optional<Waiting> next() {
        return jdbc.sql("""
                        select * from platform.mail
                         where tenant_id = platform.current_tenant() and state = 'QUEUED' and next_try_at <= :now
                         order by person_id is not null, next_try_at, id limit 1 for update skip locked""")
                .param("now", at(clock.instant()))
                .query((row, number) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new Mail(
                                row.getString("recipient"),
                                row.getString("subject"),
                                row.getString("body"),
                                row.getString("html"),
                                row.getString("unsubscribe")),
                        row.getObject("person_id", UUID.class),
                        row.getInt("attempts"),
                        row.getObject("give_up_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private boolean deliver(Waiting waiting, Carrier present) {
        if (bouncing.is(waiting.mail().recipient())) {
            settle(waiting, "FAILED", "AddressBounces", present);
            return true;
        }
        var quiet = quietUntil(waiting);
        if (quiet.isPresent()) {
            wait(waiting, quiet.get());
            return true;
        }
        try {
            present.carry(waiting.id(), sender.address(), waiting.mail());
        } catch (AddressRefused refused) {
            bouncing.mark(waiting.mail().recipient(), refused.getClass().getSimpleName());
            settle(waiting, "BOUNCED", refused.getClass().getSimpleName(), present);
            return true;
        } catch (RuntimeException failure) {
            postpone(waiting, failure, present);
            return false;
        }
        settle(waiting, "SENT", null, present);
        return true;
    }

    private Optional<Instant> quietUntil(Waiting waiting) {
        if (waiting.person() == null) {
            return Optional.empty();
        }
        var clocked = times.of(PersonId.of(waiting.person()));
        return clocked.hours().quietUntil(clock.instant(), clocked.zone());
    }

    private void wait(Waiting waiting, Instant until) {
        jdbc.sql("update platform.mail set next_try_at = :until"
                        + " where tenant_id = platform.current_tenant() and id = :id")
                .param("until", at(until))
                .param("id", waiting.id())
                .update();
    }

    private void settle(Waiting waiting, String state, @Nullable String error, Carrier present) {
        jdbc.sql("""
                        update platform.mail
                           set state = :state, sent_at = case when :state = 'SENT' then :now end, attempts = attempts + 1,
                               last_error = :error, body = case when :keep then body else '' end,
                               html = case when :keep then html end, unsubscribe = null
                         where tenant_id = platform.current_tenant() and id = :id""")
                .param("state", state)
                .param("now", at(clock.instant()))
                .param("error", error)
                .param("keep", present.keepsText())
                .param("id", waiting.id())
                .update();
    }

    private void postpone(Waiting waiting, RuntimeException failure, Carrier present) {
        var cause =
                NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
        var now = clock.instant();
        var givenUp = !now.isBefore(waiting.giveUpAt());
        if (givenUp) {
            settle(waiting, "FAILED", cause, present);
        } else {
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(waiting.attempts(), MOST_DOUBLINGS));
            jdbc.sql("""
                            update platform.mail set attempts = attempts + 1, next_try_at = :next, last_error = :cause
                             where tenant_id = platform.current_tenant() and id = :id""")
                    .param("next", at(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)))
                    .param("cause", cause)
                    .param("id", waiting.id())
                    .update();
        }
        LOG.warn("Mail {} {}: {}.", waiting.id(), givenUp ? "was given up" : "will be tried again", cause);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
