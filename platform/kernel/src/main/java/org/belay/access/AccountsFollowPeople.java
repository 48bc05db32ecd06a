// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.Locale;
import org.belay.people.People;
import org.belay.people.PersonChanged;
import org.belay.tenancy.RuleViolation;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changes somebody's e-mail changes what they sign in with; and open sessions learn the new name and language. */
@Component
class AccountsFollowPeople {

    private final Accounts accounts;
    private final People people;
    private final Sessions sessions;
    private final JdbcClient jdbc;

    AccountsFollowPeople(Accounts accounts, People people, Sessions sessions, JdbcClient jdbc) {
        this.accounts = accounts;
        this.people = people;
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    /** Within the change itself, so that both are stored or neither. */
    @EventListener
    void on(PersonChanged changed) {
        var details = people.detailsOf(changed.person()).orElseThrow();
        var email = details.email();
        if (email != null) {
            accounts.findById(changed.person())
                    .filter(account -> !account.login().equals(email.toLowerCase(Locale.ROOT)))
                    .ifPresent(account -> signInAs(account, email));
        }
        sessions.tell(SignedIn.as(changed.person(), details));
    }

    /** Links that were mailed to the old address lead nowhere from now on. */
    private void signInAs(Account account, String email) {
        if (accounts.findByLoginLower(email.toLowerCase(Locale.ROOT)).isPresent()) {
            throw new RuleViolation("person.email.taken", email);
        }
        account.signInAs(email);
        jdbc.sql("delete from platform.one_time_link"
                        + " where tenant_id = platform.current_tenant() and person_id = :person and used_at is null")
                .param("person", account.person().value())
                .update();
    }
}
