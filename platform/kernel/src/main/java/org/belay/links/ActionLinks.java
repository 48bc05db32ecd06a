// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.people.PersonId;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.Modules;
import org.belay.tenancy.CurrentRights;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts actions into letters. */
@Component
public class ActionLinks {

    static final String PATH = "/do/";
    static final String SIGNED_IN = "/do/signed-in/";

    private final OneTimeLinks links;
    private final Map<String, LinkedAction> actions;
    private final Modules modules;
    private final CurrentRights rights;
    private final Clock clock;

    ActionLinks(OneTimeLinks links, List<LinkedAction> actions, Modules modules, CurrentRights rights, Clock clock) {
        this.links = links;
        this.actions = actions.stream().collect(Collectors.toMap(LinkedAction::name, Function.identity()));
        this.modules = modules;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * Makes a link, within the transaction that posts the letter.
     *
     * @param action of a {@link LinkedAction}
     * @param about what the action is told when it is done
     * @return its path, which is to be in this one letter and nowhere else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(PersonId person, String action, String about, Duration lasts) {
        var known = actions.get(action);
        if (known == null) {
            throw new IllegalArgumentException("No module has the action " + action);
        }
        var token = links.open(person, action, about, clock.instant().plus(lasts));
        return (known.needsSignIn() ? SIGNED_IN : PATH) + token;
    }

    /** The links of an action about something work no more, because it is no longer to be done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String action, String about) {
        links.withdraw(action, about);
    }

    /** The action of a link, unless its feature is off. */
    Optional<LinkedAction> action(OneTimeLinks.Link link) {
        return Optional.ofNullable(actions.get(link.purpose())).filter(this::isOn);
    }

    private boolean isOn(LinkedAction action) {
        return modules.owning(AopUtils.getTargetClass(action))
                .filter(ModuleDescriptor::switchable)
                .filter(module -> !rights.get().isOn(module.name()))
                .isEmpty();
    }
}
