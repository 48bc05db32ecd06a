// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import java.util.Optional;
import org.belay.access.Passwords;
import org.belay.links.OneTimeLinks;
import org.belay.tenancy.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the bearer of a link choose a password. */
@Service
@Transactional
class LinkUse {

    private final OneTimeLinks links;
    private final Passwords passwords;

    LinkUse(OneTimeLinks links, Passwords passwords) {
        this.links = links;
        this.passwords = passwords;
    }

    /** What its owner signs in with, if the link still works. Looking does not use it up. */
    @Transactional(readOnly = true)
    Optional<String> loginBehind(LinkPurpose purpose, String token) {
        return links.look(purpose.name(), token).flatMap(passwords::loginOf);
    }

    /** A password that is refused leaves the link as it was. */
    void choose(LinkPurpose purpose, String token, String password, String again) {
        if (!password.equals(again)) {
            throw new RuleViolation("access.password.differs");
        }
        var person = links.use(purpose.name(), token).orElseThrow(() -> new RuleViolation("access.link.spent.now"));
        passwords.set(person, password);
    }
}
