// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import java.time.Duration;
import java.util.Map;
import org.belay.access.Access;
import org.belay.access.InvitationPost;
import org.belay.access.Passwords;
import org.belay.audit.AuditLog;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites people to sign in. */
@Service
@Transactional
@PreAuthorize("hasAuthority('access:manage')")
class Invitations implements InvitationPost {

    private final Access access;
    private final Passwords passwords;
    private final People people;
    private final LinkMail mail;
    private final Settings settings;
    private final AuditLog audit;

    Invitations(Access access, Passwords passwords, People people, LinkMail mail, Settings settings, AuditLog audit) {
        this.access = access;
        this.passwords = passwords;
        this.people = people;
        this.mail = mail;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public String send(PersonId person, String address) {
        var details = people.detailsOf(person).orElseThrow(NotFound::new);
        var email = details.email();
        if (email == null) {
            throw new RuleViolation("access.invitation.no-email", details.displayName());
        }
        access.openAccount(person, email);
        if (passwords.isSet(person)) {
            throw new RuleViolation("access.invitation.has-password", details.displayName());
        }
        if (passwords.whoSignsInAs(email).filter(person::equals).isEmpty()) {
            throw new RuleViolation("access.invitation.disabled", details.displayName());
        }
        mail.send(
                person,
                email,
                LinkPurpose.INVITATION,
                Duration.ofDays(settings.number("access.invitation-days")),
                address);
        audit.record("person.invited", "person", person.value(), Map.of("email", email));
        return email;
    }
}
