// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.credits.CeRecord;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry.Delivery;
import org.belay.credits.Requirements.Choice;
import org.belay.credits.Requirements.Credential;
import org.belay.credits.Requirements.Issuer;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of this person may say: keys and their names, in order.
 *
 * @param credentials those the person maintains
 * @param issuers whose credits a certificate may show
 * @param certificateDays days to add it, those of the issuer that gives the fewest
 * @param last what the person logged last, to start from
 */
record EntryChoices(
        PersonId person,
        LocalDate today,
        Map<String, String> credentials,
        Map<String, String> domains,
        Map<String, String> types,
        Map<String, String> providerKinds,
        Map<String, String> topics,
        Map<String, String> approvals,
        Map<String, String> issuers,
        int certificateDays,
        CeRecord.@Nullable Logged last) {

    private static final Map<Delivery, String> USUAL_TYPE = Map.of(
            Delivery.IN_PERSON, "live_education", Delivery.LIVE_ONLINE, "webinar", Delivery.ON_DEMAND, "webinar");

    static EntryChoices of(CeRecord record, List<Credential> held, List<Credential> known) {
        var asking = held.isEmpty() ? known : held;
        var credentials = new LinkedHashMap<String, String>();
        held.forEach(one -> credentials.put(one.code(), one.code()));
        return new EntryChoices(
                record.person(),
                record.today(),
                credentials,
                names(asking, Credential::domains),
                names(asking, Credential::types),
                names(asking, Credential::providerKinds),
                names(asking, Credential::topics),
                names(asking, Credential::approvals),
                asking.stream()
                        .map(Credential::issuer)
                        .collect(Collectors.toMap(Issuer::key, Issuer::name, (one, other) -> one, LinkedHashMap::new)),
                certificateDays(asking),
                record.entries().stream()
                        .max(Comparator.comparing(CeRecord.Logged::loggedAt))
                        .orElse(null));
    }

    private static Map<String, String> names(List<Credential> asking, Function<Credential, List<Choice>> choices) {
        return asking.stream()
                .flatMap(one -> choices.apply(one).stream())
                .collect(Collectors.toMap(Choice::key, Choice::name, (one, other) -> one, LinkedHashMap::new));
    }

    /** The fewest days that one of these issuers gives to add a certificate. */
    static int certificateDays(List<Credential> asking) {
        return asking.stream()
                .mapToInt(one -> one.certificateDue().count())
                .min()
                .orElse(0);
    }

    /** The issuer whose credits a form shows: the first of them that has any, or else the first. */
    String issuer(Map<String, Credits> printed) {
        return issuers.keySet().stream()
                .filter(printed::containsKey)
                .findFirst()
                .orElse(issuers.keySet().iterator().next());
    }

    /** Whether a form has to ask whose credits are on a certificate. */
    boolean severalIssuers() {
        return issuers.size() > 1;
    }

    /** The type of an activity of which only the way it was taken is known. */
    String usualType(Delivery delivery) {
        return usualType(delivery, types.keySet());
    }

    /** The same among these types, the first of which is taken where none is usual. */
    static String usualType(Delivery delivery, Set<String> types) {
        var usual = USUAL_TYPE.get(delivery);
        return usual != null && types.contains(usual) ? usual : types.iterator().next();
    }

    /** Whether it holds something to count for at all. */
    boolean nothingHeld() {
        return credentials.isEmpty();
    }

    /** @throws org.belay.tenancy.RuleViolation where the details name something that is not offered */
    void require(EntryDetails details) {
        EntryDetails.among(providerKinds.keySet(), details.providerKind(), "providerKind");
        EntryDetails.among(types.keySet(), details.type(), "type");
        details.domains().keySet().forEach(domain -> EntryDetails.among(domains.keySet(), domain, "domain"));
        details.topics().forEach(topic -> EntryDetails.among(topics.keySet(), topic, "topics"));
        details.approvals().forEach(name -> EntryDetails.among(approvals.keySet(), name, "approvals"));
        details.countsFor().forEach(code -> EntryDetails.among(credentials.keySet(), code, "countsFor"));
        details.printed().keySet().forEach(key -> EntryDetails.among(issuers.keySet(), key, "issuer"));
    }
}
