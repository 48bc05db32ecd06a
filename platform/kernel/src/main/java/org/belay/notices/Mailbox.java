// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes mail within the transaction that causes it; a job delivers it once that transaction has succeeded. */
@Component
public class Mailbox {

    private static final Duration SERVICE_LASTS = Duration.ofDays(1);
    private static final Duration NEWS_LASTS = Duration.ofDays(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Mailbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A mail to one address.
     *
     * @param html the same as a web page; null for text alone
     * @param unsubscribe the address that ends mail of this kind by one click (RFC 8058); null where there is none
     */
    public record Mail(
            String recipient,
            String subject,
            String body,
            @Nullable String html,
            @Nullable String unsubscribe) {

        /** A line break in them would begin a header of the sender's making. */
        public Mail {
            recipient = recipient.replaceAll("\\p{Cntrl}", "").strip();
            subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        }

        public Mail(String recipient, String subject, String body) {
            this(recipient, subject, body, null, null);
        }

        public Mail with(String unsubscribeAddress) {
            return new Mail(recipient, subject, body, html, unsubscribeAddress);
        }
    }

    /** Posts what cannot wait for its hour and is worth nothing after a day, such as a link to sign in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(Mail mail) {
        return store(mail, "service", null, SERVICE_LASTS);
    }

    /**
     * Posts what keeps the hours of the person.
     *
     * @param kind what the delivery log shows, as {@code digest}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(Mail mail, String kind, PersonId person) {
        return store(mail, kind, person, NEWS_LASTS);
    }

    /** Deletes a mail that is out or was given up; answers false while it is on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean forget(UUID mail) {
        jdbc.sql("delete from platform.mail"
                        + " where tenant_id = platform.current_tenant() and id = :id and state <> 'QUEUED'")
                .param("id", mail)
                .update();
        return jdbc.sql("select count(*) from platform.mail where tenant_id = platform.current_tenant() and id = :id")
                        .param("id", mail)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private UUID store(Mail mail, String kind, @Nullable PersonId person, Duration lasts) {
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql("""
                        insert into platform.mail (id, recipient, subject, body, html, unsubscribe, kind, person_id,
                                                   next_try_at, created_at, give_up_at)
                        values (:id, :recipient, :subject, :body, :html, :unsubscribe, :kind, :person, :now, :now, :giveUp)""")
                .param("id", id)
                .param("recipient", mail.recipient())
                .param("subject", mail.subject())
                .param("body", mail.body())
                .param("html", mail.html())
                .param("unsubscribe", mail.unsubscribe())
                .param("kind", kind)
                .param("person", person == null ? null : person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("giveUp", now.plus(lasts).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
