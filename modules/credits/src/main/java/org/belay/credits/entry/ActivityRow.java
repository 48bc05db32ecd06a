// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry.Delivery;
import org.belay.credits.Requirements.Choice;
import org.belay.credits.Requirements.Credential;
import org.belay.tables.TableField;
import org.belay.tables.TableField.Type;
import org.belay.tables.TableRow;
import org.belay.tenancy.RuleViolation;

/** Reads an activity from a row, in the words in which other trackers write them. */
record ActivityRow(TableRow row) {

    static final String TITLE = "title";
    static final String DATE = "date";
    static final String PROVIDER = "provider";
    static final String PROVIDER_KIND = "provider-kind";
    static final String MINUTES = "minutes";
    static final String CREDITS = "credits";
    static final String CREDENTIAL = "credential";
    static final String DELIVERY = "delivery";
    static final String DOMAIN = "domain";
    static final String KIND = "type";

    static final List<TableField> FIELDS = List.of(
            TableField.required(TITLE, Type.TEXT),
            TableField.required(DATE, Type.DATE),
            TableField.required(PROVIDER, Type.TEXT),
            TableField.optional(PROVIDER_KIND, Type.TEXT),
            TableField.optional(MINUTES, Type.WHOLE_NUMBER),
            TableField.optional(CREDITS, Type.TEXT),
            TableField.optional(CREDENTIAL, Type.TEXT),
            TableField.required(DELIVERY, Type.TEXT),
            TableField.required(DOMAIN, Type.TEXT),
            TableField.optional(KIND, Type.TEXT));

    private static final String OTHER = "other";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}([.,]\\d{1,2})?");

    /** What others write for the three ways, beside the names of Belay's own. */
    private static final Map<Delivery, Set<String>> WAYS = Map.of(
            Delivery.IN_PERSON,
                    Set.of("in person", "in-person", "in_person", "onsite", "on-site", "face to face", "live"),
            Delivery.LIVE_ONLINE,
                    Set.of("live online", "live_online", "virtual", "live webinar", "webinar", "online live", "remote"),
            Delivery.ON_DEMAND,
                    Set.of("recorded", "on demand", "on-demand", "on_demand", "self-paced", "self study", "online"));

    /**
     * What the row says.
     *
     * @param held what the person holds, by code; one at least
     * @throws RuleViolation for what no entry can say
     */
    EntryDetails details(Map<String, Credential> held) {
        var counts = countsFor(held.keySet());
        var asking = held.values().stream()
                .filter(one -> counts.isEmpty() || counts.contains(one.code()))
                .toList();
        var way = way(row.text(DELIVERY));
        var minutes = row.number(MINUTES);
        return new EntryDetails(
                row.text(TITLE),
                Objects.requireNonNull(row.date(DATE)),
                minutes == null ? null : EntryDetails.minutes(minutes),
                printed(asking),
                row.text(PROVIDER),
                row.text(PROVIDER_KIND).isEmpty()
                        ? OTHER
                        : key(choices(asking, Credential::providerKinds), row.text(PROVIDER_KIND), "providerKind"),
                way,
                domains(asking),
                row.text(KIND).isEmpty()
                        ? EntryChoices.usualType(way, keys(choices(asking, Credential::types)))
                        : key(choices(asking, Credential::types), row.text(KIND), "type"),
                counts.isEmpty() ? held.keySet() : counts);
    }

    /** The field that a broken rule speaks of; empty for the row as a whole. */
    static String field(String rule) {
        var words = Stream.of(rule.replace("providerKind", PROVIDER_KIND)
                        .replace("not-held", CREDENTIAL)
                        .replace("whose-credits", CREDENTIAL)
                        .split("\\."))
                .skip(2) // which table or thing it is
                .toList();
        return FIELDS.stream()
                .map(TableField::name)
                .filter(words::contains)
                .findFirst()
                .orElse("");
    }

    private Set<String> countsFor(Set<String> held) {
        var counts = new LinkedHashSet<String>();
        parts(row.text(CREDENTIAL))
                .forEach(text -> counts.add(held.stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new RuleViolation("table.ce.not-held", text))));
        return counts;
    }

    private Map<String, Credits> printed(List<Credential> asking) {
        var text = row.text(CREDITS);
        if (text.isEmpty()) {
            return Map.of();
        }
        var issuers = asking.stream().map(one -> one.issuer().key()).distinct().toList();
        if (issuers.size() > 1) {
            throw new RuleViolation("table.ce.whose-credits");
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new RuleViolation("table.ce.credits.unreadable", text);
        }
        return Map.of(issuers.getFirst(), EntryDetails.credits(Credits.of(text.replace(',', '.'))));
    }

    private SortedMap<String, Integer> domains(List<Credential> asking) {
        var domains = new TreeMap<String, Integer>();
        parts(row.text(DOMAIN))
                .forEach(text -> domains.put(key(choices(asking, Credential::domains), text, "domain"), 1));
        return domains;
    }

    private static Delivery way(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        return WAYS.entrySet().stream()
                .filter(way -> way.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("table.ce.delivery.unknown", text));
    }

    private static List<Choice> choices(List<Credential> asking, Function<Credential, List<Choice>> choices) {
        return asking.stream().flatMap(one -> choices.apply(one).stream()).toList();
    }

    private static Set<String> keys(List<Choice> choices) {
        var keys = new LinkedHashSet<String>();
        choices.forEach(choice -> keys.add(choice.key()));
        return keys;
    }

    private static String key(List<Choice> choices, String text, String field) {
        return choices.stream()
                .filter(choice -> choice.isNamed(text))
                .map(Choice::key)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("table.ce." + field + ".unknown", text));
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split("[;|]")).map(String::strip).filter(part -> !part.isEmpty());
    }
}
