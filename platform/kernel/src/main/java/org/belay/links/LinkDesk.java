// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.belay.links.OneTimeLinks.Link;
import org.belay.links.OneTimeLinks.State;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is behind a link, and doing it. */
@Component
class LinkDesk {

    private final OneTimeLinks links;
    private final ActionLinks actions;
    private final People people;
    private final TransactionTemplate transaction;

    LinkDesk(OneTimeLinks links, ActionLinks actions, People people, PlatformTransactionManager transactions) {
        this.links = links;
        this.actions = actions;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How a link is for who opened it. */
    enum View {
        OPEN,
        SIGN_IN,
        SOMEBODY_ELSES,
        USED,
        WITHDRAWN,
        OVER
    }

    /**
     * What its page shows.
     *
     * @param action null where nothing is known of the link
     * @param parameters of the action's texts
     */
    record Sheet(View view, @Nullable LinkedAction action, List<Object> parameters) {}

    /** Looking changes nothing. */
    Sheet look(String token) {
        return required(transaction.execute(status -> links.find(token)
                .flatMap(link -> actions.action(link).map(action -> sheet(link, action)))
                .orElseGet(LinkDesk::unknown)));
    }

    /**
     * Does it, if the link is open to who asks.
     *
     * @return how the link was; OPEN when it was done now
     */
    Sheet perform(String token) {
        var before = look(token);
        var action = before.action();
        if (before.view() != View.OPEN || action == null) {
            return before;
        }
        var link = required(transaction.execute(status -> links.find(token))).orElseThrow();
        var name = required(transaction.execute(status -> people.namesOf(Set.of(link.person()))))
                .getOrDefault(link.person(), "");
        var actor = Actor.person(link.person().value(), name);
        var done = TenantScope.call(
                TenantScope.require().tenant(),
                actor,
                () -> required(transaction.execute(status -> links.use(link.purpose(), token)
                        .map(person -> perform(action, person, link))
                        .orElse(false))));
        return done ? before : look(token);
    }

    private static boolean perform(LinkedAction action, PersonId person, Link link) {
        action.perform(person, String.valueOf(link.about()));
        return true;
    }

    private static Sheet sheet(Link link, LinkedAction action) {
        var view = view(link, action);
        return new Sheet(
                view,
                action,
                view == View.OPEN ? action.parameters(link.person(), String.valueOf(link.about())) : List.of());
    }

    private static View view(Link link, LinkedAction action) {
        if (link.state() != State.OPEN) {
            return View.valueOf(link.state().name());
        }
        var here = here();
        if (here != null && !here.equals(link.person().value())) {
            return View.SOMEBODY_ELSES;
        }
        return here == null && action.needsSignIn() ? View.SIGN_IN : View.OPEN;
    }

    private static @Nullable UUID here() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }

    private static Sheet unknown() {
        return new Sheet(View.WITHDRAWN, null, List.of());
    }

    private static <T> T required(@Nullable T answer) {
        return Objects.requireNonNull(answer);
    }
}
