// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belay.credits.Effect;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Requirements;
import org.belay.credits.Standing;
import org.belay.credits.evaluation.Evaluation;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.ShippedPacks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Requirements from the packs that lie on the class path under {@code packs/}. */
@Component
class PackRequirements implements Requirements {

    private final List<Pack> packs;

    @Autowired
    PackRequirements() {
        this(ShippedPacks.read());
    }

    PackRequirements(List<Pack> packs) {
        this.packs = List.copyOf(packs);
    }

    List<Pack> packs() {
        return packs;
    }

    @Override
    public List<Credential> credentials(LocalDate asOf) {
        return packs.stream()
                .filter(pack -> pack.inForce(asOf))
                .flatMap(pack -> pack.credentials().stream().map(pack::offer))
                .toList();
    }

    @Override
    public Optional<Credential> credential(String code, LocalDate asOf) {
        return credentials(asOf).stream()
                .filter(credential -> credential.code().equals(code))
                .findFirst();
    }

    @Override
    public Standing standing(Collection<Holding> holdings, Collection<LoggedEntry> entries, LocalDate asOf) {
        return Evaluation.of(packs, holdings, entries, Set.of(), asOf);
    }

    @Override
    public Effect effect(
            Collection<Holding> holdings, Collection<LoggedEntry> entries, LoggedEntry entry, LocalDate asOf) {
        var after = new ArrayList<>(entries);
        after.removeIf(one -> one.id().equals(entry.id()));
        after.add(entry);
        return Effect.between(standing(holdings, entries, asOf), standing(holdings, after, asOf), entry.id());
    }
}
