// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.belay.credits.LoggedEntry;

/** Which credits a requirement speaks of. */
public sealed interface Selector {

    /** Accepts every credit. */
    Selector ANY = new All(List.of());

    boolean accepts(Kind kind);

    /** All that a selector may ask of a credit. An entry with several domains has credits of as many kinds. */
    record Kind(
            String domain,
            String type,
            String providerKind,
            LoggedEntry.Delivery delivery,
            Set<String> topics,
            Set<String> approvals,
            boolean certificate) {

        public static Kind of(LoggedEntry entry, String domain) {
            return new Kind(
                    domain,
                    entry.type(),
                    entry.providerKind(),
                    entry.delivery(),
                    entry.topics(),
                    entry.approvals(),
                    entry.certificate());
        }
    }

    record All(List<Selector> parts) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            for (var part : parts) {
                if (!part.accepts(kind)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Selector> parts) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            for (var part : parts) {
                if (part.accepts(kind)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Selector part) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return !part.accepts(kind);
        }
    }

    record Domain(Set<String> keys) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return keys.contains(kind.domain());
        }
    }

    record Type(Set<String> keys) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return keys.contains(kind.type());
        }
    }

    record Provider(Set<String> keys) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return keys.contains(kind.providerKind());
        }
    }

    record Delivery(Set<LoggedEntry.Delivery> ways) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return ways.contains(kind.delivery());
        }
    }

    record Topic(Set<String> keys) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return !Collections.disjoint(keys, kind.topics());
        }
    }

    /** The activity was approved by one of these issuers, or for one of these credentials. */
    record Approval(Set<String> names) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return !Collections.disjoint(names, kind.approvals());
        }
    }

    record Certificate(boolean there) implements Selector {
        @Override
        public boolean accepts(Kind kind) {
            return kind.certificate() == there;
        }
    }

    /** Everything this selector asks about, itself included. */
    default List<Selector> everything() {
        var all = new ArrayList<Selector>(List.of(this));
        switch (this) {
            case All one -> one.parts().forEach(part -> all.addAll(part.everything()));
            case Any one -> one.parts().forEach(part -> all.addAll(part.everything()));
            case Not one -> all.addAll(one.part().everything());
            default -> {}
        }
        return all;
    }
}
