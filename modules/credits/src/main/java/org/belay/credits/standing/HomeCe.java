// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.Optional;
import org.belay.plugins.HomePart;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/** Puts the standing on Home of whoever logs continuing education. */
@Component
class HomeCe implements HomePart.Source {

    private static final int ORDER = 100;

    private final MyCe mine;
    private final CurrentRights rights;

    HomeCe(MyCe mine, CurrentRights rights) {
        this.mine = mine;
        this.rights = rights;
    }

    @Override
    public Optional<HomePart> now() {
        var person = TenantScope.require().actor().filter(actor -> actor.kind() == Actor.Kind.PERSON);
        return person.isPresent() && rights.get().has("credits:log")
                ? Optional.of(new HomePart("credits/home :: card", mine.now(), ORDER))
                : Optional.empty();
    }
}
