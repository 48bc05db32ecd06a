// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.time.ZoneOffset;
import org.belay.tenancy.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes mail within the transaction that causes it; a job delivers it once that transaction has succeeded. */
@Component
public class Mailbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Mailbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A plain-text mail to one address. */
    public record Mail(String recipient, String subject, String body) {

        /** A line break in them would begin a header of the sender's making. */
        public Mail {
            recipient = recipient.replaceAll("\\p{Cntrl}", "").strip();
            subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Mail mail) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into platform.mail (id, recipient, subject, body, next_try_at, created_at)
                        values (:id, :recipient, :subject, :body, :now, :now)""")
                .param("id", Ids.next())
                .param("recipient", mail.recipient())
                .param("subject", mail.subject())
                .param("body", mail.body())
                .param("now", now)
                .update();
    }
}
