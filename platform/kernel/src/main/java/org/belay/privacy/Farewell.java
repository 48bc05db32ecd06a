// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.belay.notices.Mailbox;
import org.belay.notices.Mailbox.Mail;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.TenantDirectory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one mail that tells an erased person that it is done. It goes the way of the rest once it is out. */
@Component
public class Farewell {

    private final Mailbox mailbox;
    private final People people;
    private final TenantDirectory tenants;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    Farewell(Mailbox mailbox, People people, TenantDirectory tenants, MessageSource messages, JdbcClient jdbc) {
        this.mailbox = mailbox;
        this.people = people;
        this.tenants = tenants;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** Written before the erasure, since nobody knows the address afterwards; empty where there is none. */
    Optional<Mail> to(PersonId person) {
        var tenant = tenants.current();
        return people.detailsOf(person)
                .filter(details -> details.email() != null)
                .map(details -> {
                    var locale = Optional.ofNullable(details.language())
                            .map(Locale::forLanguageTag)
                            .orElse(tenant.locale());
                    var parameters = new Object[] {details.displayName(), tenant.name()};
                    return new Mail(
                            String.valueOf(details.email()),
                            messages.getMessage("privacy.farewell.subject", parameters, locale),
                            messages.getMessage("privacy.farewell.text", parameters, locale));
                });
    }

    /** Posted after the erasure, so that it is not erased itself. */
    UUID post(Mail mail) {
        return mailbox.post(mail);
    }

    /** Deletes those that are out, within the caller's transaction. */
    public void forgetSent() {
        List<UUID> posted = jdbc.sql("select farewell_id from platform.erasure"
                        + " where tenant_id = platform.current_tenant() and farewell_id is not null")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        for (var mail : posted) {
            if (mailbox.forget(mail)) {
                jdbc.sql("update platform.erasure set farewell_id = null"
                                + " where tenant_id = platform.current_tenant() and farewell_id = :mail")
                        .param("mail", mail)
                        .update();
            }
        }
    }
}
