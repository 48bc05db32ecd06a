// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import java.time.Duration;
import java.util.Map;
import org.belay.access.Brake;
import org.belay.access.Brake.Kind;
import org.belay.access.Passwords;
import org.belay.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Helps who forgot the password, and who let an invitation expire. Never says whether there is an account. */
@Service
@Transactional
class PasswordResets {

    private static final Duration LASTS = Duration.ofHours(1);

    private final Passwords passwords;
    private final Brake brake;
    private final LinkMail mail;
    private final AuditLog audit;

    PasswordResets(Passwords passwords, Brake brake, LinkMail mail, AuditLog audit) {
        this.passwords = passwords;
        this.brake = brake;
        this.mail = mail;
        this.audit = audit;
    }

    /** Mails a link if the name can sign in and was not asked for too often. */
    void ask(String login, String address) {
        if (brake.tryOnce(Kind.PASSWORD_RESET, login).isPresent()) {
            return;
        }
        var person = passwords.whoSignsInAs(login).orElse(null);
        audit.record("password.reset-asked", "person", person == null ? null : person.value(), Map.of("login", login));
        if (person != null) {
            mail.send(person, passwords.loginOf(person).orElseThrow(), LinkPurpose.PASSWORD_RESET, LASTS, address);
        }
    }
}
