// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.files.Finding;
import org.belay.files.Finding.Grade;
import org.belay.files.Inspection.Coverage;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts held files into the reader's words, on the reader's clock. */
@Component
class HeldPages {

    private final People people;
    private final MessageSource messages;

    HeldPages(People people, MessageSource messages) {
        this.people = people;
        this.messages = messages;
    }

    List<HeldPage> of(List<HeldFile> files) {
        var names = people.namesOf(files.stream()
                .flatMap(file -> Stream.of(file.storedBy(), file.decidedBy()))
                .filter(Objects::nonNull)
                .map(PersonId::of)
                .distinct()
                .toList());
        return files.stream().map(file -> page(file, names)).toList();
    }

    private HeldPage page(HeldFile file, Map<PersonId, String> names) {
        var found = file.inspection().findings().stream().map(this::found).toList();
        var state = file.state().name().toLowerCase(Locale.ROOT);
        return new HeldPage(
                file.id().value(),
                file.name() == null ? say("files.held.name.purged") : file.name(),
                switch (file.state()) {
                    case HELD -> "attention";
                    case RELEASED -> "good";
                    case PURGED -> "neutral";
                },
                say("files.held.state." + state),
                file.state() == HeldFile.State.HELD,
                file.state() == HeldFile.State.PURGED,
                file.inspection().coverage() == Coverage.UNREADABLE,
                found,
                found.isEmpty() ? null : found.getFirst(),
                Math.max(0, found.size() - 1),
                use(file),
                file.mediaType(),
                file.size(),
                file.sha256(),
                name(file.storedBy(), names),
                Objects.requireNonNull(time(file.heldAt())),
                file.reason(),
                name(file.decidedBy(), names),
                time(file.decidedAt()));
    }

    private HeldPage.Found found(Finding finding) {
        return new HeldPage.Found(
                say(finding.labelKey()),
                say(finding.placeKey(), finding.page(), finding.line()),
                finding.grade() == Grade.CERTAIN);
    }

    private String use(HeldFile file) {
        return Objects.requireNonNullElse(
                messages.getMessage("files.use." + file.use(), null, file.use(), locale()), file.use());
    }

    private String name(@Nullable UUID person, Map<PersonId, String> names) {
        return person == null
                ? say("files.held.unknown")
                : names.getOrDefault(PersonId.of(person), say("files.held.unknown"));
    }

    private @Nullable String time(@Nullable Instant moment) {
        var here = Places.here(moment);
        return here == null
                ? null
                : DateTimeFormatter.ofPattern(say("files.held.time"), locale()).format(here);
    }

    private String say(String key, Object... parameters) {
        return messages.getMessage(key, parameters, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
