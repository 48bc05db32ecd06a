// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.audit.search.EntryPage.Change;
import org.belay.tenancy.TenantDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts entries into words of the reader's language. */
@Component
class EntryWords {

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final MessageSource messages;
    private final JsonMapper json;
    private final TenantDirectory tenants;

    EntryWords(MessageSource messages, JsonMapper json, TenantDirectory tenants) {
        this.messages = messages;
        this.json = json;
        this.tenants = tenants;
    }

    List<EntryPage> of(List<StoredEntry> entries, Map<UUID, String> names) {
        return entries.stream().map(entry -> of(entry, names)).toList();
    }

    EntryPage of(StoredEntry entry, Map<UUID, String> names) {
        var facts = new LinkedHashMap<String, String>();
        var changes = List.<Change>of();
        if (entry.details() != null) {
            var fields = json.readValue(entry.details(), FIELDS);
            if (fields.containsKey("before") && fields.containsKey("after")) {
                changes = changes(fields.remove("before"), fields.remove("after"));
            }
            fields.forEach((field, value) -> facts.put(label(field), words(value)));
        }
        return new EntryPage(
                entry.id(),
                moment(entry.at()),
                who(entry),
                entry.isByAPerson() ? "/people/" + entry.actor() : null,
                action(entry.action()),
                entry.action(),
                about(entry, names),
                entry.isAboutAPerson() ? "/people/" + entry.subject() : null,
                inOneLine(facts, changes),
                facts,
                changes,
                entry.details() == null,
                entry.number(),
                entry.hash());
    }

    /** The sentence for an action, or its own name where no bundle has one. */
    String action(String action) {
        return text("audit.action." + action, action);
    }

    /** A time in the organization's zone, as "14 Nov 2026, 3:05 PM". */
    String moment(Instant at) {
        var locale = LocaleContextHolder.getLocale();
        var local = ZonedDateTime.ofInstant(at, tenants.current().zone());
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(local) + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(local);
    }

    private String who(StoredEntry entry) {
        var name = entry.actorName();
        if (name != null && !name.isEmpty()) {
            return name;
        }
        return text(name == null && entry.actor() != null ? "audit.who.erased" : "audit.who.nobody", "");
    }

    private @Nullable String about(StoredEntry entry, Map<UUID, String> names) {
        if (entry.subject() == null) {
            return null;
        }
        return entry.isAboutAPerson()
                ? names.getOrDefault(entry.subject(), text("audit.person.unknown", ""))
                : text("audit.subject." + entry.subjectKind(), entry.subjectKind());
    }

    private List<Change> changes(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> current) {
            var fields = new TreeSet<String>();
            old.keySet().forEach(field -> fields.add(String.valueOf(field)));
            current.keySet().forEach(field -> fields.add(String.valueOf(field)));
            return fields.stream()
                    .map(field -> new Change(label(field), words(old.get(field)), words(current.get(field))))
                    .toList();
        }
        return List.of(new Change(text("audit.detail.all", ""), words(before), words(after)));
    }

    private static String inOneLine(Map<String, String> facts, List<Change> changes) {
        var parts = new ArrayList<String>();
        facts.forEach((label, value) -> parts.add(label + ": " + value));
        changes.stream().filter(Change::isChanged).map(Change::field).forEach(parts::add);
        return String.join(" · ", parts);
    }

    private String label(String field) {
        return text("audit.detail." + field, field);
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(part -> part.getKey() + ": " + words(part.getValue()))
                        .collect(Collectors.joining(", "));
            case Collection<?> several ->
                several.stream().map(EntryWords::words).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private String text(String key, String otherwise) {
        Locale locale = LocaleContextHolder.getLocale();
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }
}
