// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.plugins.Settings;
import org.belay.webhooks.DueDeliveries.Attempt;
import org.belay.webhooks.DueDeliveries.Delivery;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due for one webhook, one event after the other. What fails is tried again, after twice as long each
 * time; when its tries are used up it is a dead letter. A receiver that fails rests for a while whatever else is due, and
 * one that has failed for too long, or says that it is gone, is paused and the administrators are told.
 */
class Sending {

    static final String ATTEMPTS = "webhooks.attempts";
    static final String FIRST_PAUSE = "webhooks.first-pause-seconds";
    static final String PAUSE_AFTER = "webhooks.pause-after-hours";
    static final String PAUSED_NOTICE = "webhooks.paused";
    static final String MANAGE = "webhooks:manage";

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 16;
    private static final int MOST_ATTEMPTS = 50;
    private static final int LONGEST_FIRST_PAUSE = 3_600;
    private static final int LONGEST_PATIENCE = 24 * 30;

    private final DueDeliveries due;
    private final Receiver receiver;
    private final Settings settings;
    private final Access access;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sending(
            DueDeliveries due,
            Receiver receiver,
            Settings settings,
            Access access,
            Notices notices,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.due = due;
        this.receiver = receiver;
        this.settings = settings;
        this.access = access;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @return whether another may follow at once */
    boolean next(UUID webhook) {
        return due.claim(webhook, clock.instant()).map(this::send).orElse(false);
    }

    private boolean send(Delivery delivery) {
        var at = clock.instant();
        var began = System.nanoTime();
        try {
            var answer = receiver.post(
                    delivery.address(),
                    Signature.headers(delivery.event(), at, delivery.body(), delivery.secrets()),
                    delivery.body());
            var attempt = new Attempt(at, since(began), answer.status(), null, answer.beginning());
            if (answer.accepted()) {
                due.delivered(delivery, attempt);
                return true;
            }
            failed(delivery, attempt, answer.gone());
        } catch (SendFailed failure) {
            failed(
                    delivery,
                    new Attempt(at, since(began), null, failure.reason().name(), ""),
                    false);
        }
        return false;
    }

    private void failed(Delivery delivery, Attempt attempt, boolean gone) {
        var most = Math.clamp(settings.number(ATTEMPTS), 1, MOST_ATTEMPTS);
        var first = Duration.ofSeconds(Math.clamp(settings.number(FIRST_PAUSE), 1, LONGEST_FIRST_PAUSE));
        var patience = Duration.ofHours(Math.clamp(settings.number(PAUSE_AFTER), 1, LONGEST_PATIENCE));
        var now = clock.instant();
        var dead = delivery.tries() + 1 >= most;
        var since = delivery.failingSince();
        transaction.executeWithoutResult(status -> {
            due.failed(
                    delivery,
                    attempt,
                    dead ? null : now.plus(doubled(first, delivery.tries(), LONGEST_PAUSE)),
                    now.plus(doubled(FIRST_REST, delivery.failures(), LONGEST_REST)));
            if (gone) {
                pause(delivery.webhook(), "GONE", now);
            } else if (lasting(since, now, patience)) {
                pause(delivery.webhook(), "FAILING", now);
            }
        });
    }

    private static boolean lasting(@Nullable Instant since, Instant now, Duration patience) {
        return since != null && !now.isBefore(since.plus(patience));
    }

    private void pause(UUID webhook, String because, Instant now) {
        due.pause(webhook, because)
                .ifPresent(name -> access.peopleWith(MANAGE)
                        .forEach(person -> notices.tellOnce(
                                person,
                                PAUSED_NOTICE,
                                webhook + "@" + now.getEpochSecond(),
                                NoticeText.of("webhooks.notice.paused", name),
                                "/webhooks/" + webhook)));
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        var pause = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
