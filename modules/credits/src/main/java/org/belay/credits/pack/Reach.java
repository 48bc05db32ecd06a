// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.belay.credits.LoggedEntry;

/**
 * Which minimums one credit can serve at once. A credit still to come may be of every kind that the issuer's choices
 * allow: of one domain and one type, but with any topics and approvals.
 */
record Reach(Pack pack, List<Requirement> minimums) {

    List<Long> largest() {
        var served = new LinkedHashSet<Long>();
        for (var domain : pack.domains()) {
            for (var type : pack.types().values()) {
                for (var provider : pack.providerKinds()) {
                    for (var delivery : LoggedEntry.Delivery.values()) {
                        for (var topics : some(topics())) {
                            for (var approvals : some(approvals())) {
                                for (var certificate : new boolean[] {true, false}) {
                                    served.add(served(new Selector.Kind(
                                            domain.key(),
                                            type.key(),
                                            provider.key(),
                                            delivery,
                                            topics,
                                            approvals,
                                            certificate)));
                                }
                            }
                        }
                    }
                }
            }
        }
        return served.stream()
                .filter(one -> served.stream().noneMatch(other -> !other.equals(one) && (one & other) == one))
                .toList();
    }

    private long served(Selector.Kind kind) {
        long served = 0;
        for (int number = 0; number < minimums.size(); number++) {
            if (minimums.get(number).of().accepts(kind)) {
                served |= 1L << number;
            }
        }
        return served;
    }

    /** All, none, each alone, and all but one: what selectors, negated or not, tell apart. */
    private static List<Set<String>> some(Set<String> names) {
        var some = new ArrayList<Set<String>>(List.of(Set.copyOf(names), Set.of()));
        for (var name : names) {
            some.add(Set.of(name));
            var others = new TreeSet<>(names);
            others.remove(name);
            some.add(others);
        }
        return some.stream().distinct().toList();
    }

    private Set<String> topics() {
        var names = new TreeSet<String>();
        minimums.forEach(one -> one.of().everything().forEach(part -> {
            if (part instanceof Selector.Topic topic) {
                names.addAll(topic.keys());
            }
        }));
        return names;
    }

    private Set<String> approvals() {
        var names = new TreeSet<String>();
        minimums.forEach(one -> one.of().everything().forEach(part -> {
            if (part instanceof Selector.Approval approval) {
                names.addAll(approval.names());
            }
        }));
        return names;
    }
}
