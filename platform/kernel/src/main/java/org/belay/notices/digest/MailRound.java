// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.belay.jobs.RecurringTenantWork;
import org.belay.notices.MailTimes;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns due notices into mail, person by person. The mail is stored in the transaction that says the notices went out
 * with it, so that neither is lost or doubled; delivery is another matter. A person gets one summary a day at most,
 * whichever modules had something to tell.
 */
@Component
class MailRound implements RecurringTenantWork {

    private final DueNotices due;
    private final NoticeMail mail;
    private final MailTimes times;
    private final People people;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailRound(
            DueNotices due,
            NoticeMail mail,
            MailTimes times,
            People people,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.due = due;
        this.mail = mail;
        this.times = times;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices.round";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        var now = clock.instant();
        for (var some = due.people(now); !some.isEmpty(); some = due.people(now)) {
            some.forEach(person -> transaction.executeWithoutResult(status -> serve(person, now)));
        }
    }

    private void serve(PersonId person, Instant now) {
        var taken = due.take(person, now);
        var unread = taken.stream().filter(notice -> !notice.read()).toList();
        due.settle(taken.stream().filter(DueNotice::read).toList(), null);
        var details = people.detailsOf(person).orElse(null);
        if (unread.isEmpty() || details == null || details.email() == null || !due.active(person)) {
            due.settle(unread, null);
            return;
        }
        var clocked = times.of(person);
        var quiet = clocked.hours().quietUntil(now, clocked.zone()).orElse(null);
        var urgent = unread.stream().filter(mail::protective).toList();
        var others = unread.stream().filter(notice -> !mail.protective(notice)).toList();
        if (!urgent.isEmpty()) {
            due.settle(urgent, mail.atOnce(person, details, urgent));
        }
        if (quiet != null) {
            due.postpone(others, quiet);
            return;
        }
        var atOnce = others.stream().filter(notice -> !notice.gathered()).toList();
        if (!atOnce.isEmpty()) {
            due.settle(atOnce, mail.atOnce(person, details, atOnce));
        }
        var gathered = others.stream().filter(DueNotice::gathered).toList();
        var day = LocalDate.ofInstant(now, clocked.zone());
        if (!gathered.isEmpty() && due.claim(person, day)) {
            var id = mail.summary(person, details, gathered);
            due.sentAs(person, day, id);
            due.settle(gathered, id);
        } else {
            due.postpone(gathered, clocked.hours().nextDigest(now, clocked.zone()));
        }
    }
}
