// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the issuers require, asked by the features of this module: what a form offers, where a person stands, and what
 * one more entry would change. Every answer is a pure function of what is passed in and of the packs.
 */
public interface Requirements {

    /** Every credential that has requirements, in the packs' order, as of the version in force on that day. */
    List<Credential> credentials(LocalDate asOf);

    /** The credential of that code as of the version in force on that day, which is the first day of a cycle. */
    Optional<Credential> credential(String code, LocalDate asOf);

    /**
     * The person's standing.
     *
     * @throws IllegalArgumentException for a holding whose cycle starts on a day for which {@link #credential} is empty
     */
    Standing standing(Collection<Holding> holdings, Collection<LoggedEntry> entries, LocalDate asOf);

    /** What the entry changes when it is added, or takes the place of the one with its id. */
    Effect effect(Collection<Holding> holdings, Collection<LoggedEntry> entries, LoggedEntry entry, LocalDate asOf);

    /** A credential and what an entry for it may say. */
    record Credential(
            String code,
            String name,
            Issuer issuer,
            Credits total,
            Days certificateDue,
            List<Choice> domains,
            List<Choice> types,
            List<Choice> providerKinds,
            List<Choice> topics,
            List<Choice> approvals,
            CycleRule cycle) {

        /** The domain with this key, name or former name, whatever the case. */
        public Optional<Choice> domain(String text) {
            return domains.stream().filter(domain -> domain.isNamed(text)).findFirst();
        }
    }

    /** An issuer and what it calls one credit and several. */
    record Issuer(String key, String name, String unit, String units) {}

    /** A number of days with its origin. */
    record Days(int count, Source source) {}

    /** One choice of a form: the key is stored, the name is shown, the former names stand on older certificates. */
    record Choice(String key, String name, List<String> formerly) {

        /** Whether the text is the key, the name or a former name, whatever the case. */
        public boolean isNamed(String text) {
            return key.equals(text)
                    || name.equalsIgnoreCase(text.strip())
                    || formerly.stream().anyMatch(text.strip()::equalsIgnoreCase);
        }
    }
}
