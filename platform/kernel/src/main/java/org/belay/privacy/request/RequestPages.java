// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.privacy.ErasureReport;
import org.belay.privacy.clock.Regime;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts requests and reports into words for the office. */
@Component
class RequestPages {

    private final RequestDesk desk;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    RequestPages(RequestDesk desk, People people, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** A report in words. */
    record ReportView(
            List<LineView> lines,
            long deleted,
            long kept,
            @Nullable ZonedDateTime at,
            @Nullable String by) {}

    /** One type of record in words. */
    record LineView(
            String type,
            long deleted,
            long files,
            long kept,
            @Nullable String reason) {}

    List<RequestView> of(List<PrivacyRequest> requests) {
        var names = names(
                requests.stream().flatMap(request -> Stream.of(request.person().value(), request.takenBy())));
        return requests.stream().map(request -> view(request, names)).toList();
    }

    RequestView one(PrivacyRequest request) {
        return of(List.of(request)).getFirst();
    }

    private RequestView view(PrivacyRequest request, Map<PersonId, String> names) {
        var taken = request.takenBy();
        return RequestView.of(
                request,
                names.get(request.person()),
                taken == null ? null : names.get(PersonId.of(taken)),
                request.waits() && request.dueAt().isBefore(clock.instant()),
                desk.copy(request).orElse(null));
    }

    private Map<PersonId, String> names(Stream<@Nullable UUID> ids) {
        return people.namesOf(
                ids.filter(Objects::nonNull).distinct().map(PersonId::of).toList());
    }

    boolean isOwn(PrivacyRequest request) {
        return TenantScope.require()
                .actor()
                .map(Actor::id)
                .filter(request.person().value()::equals)
                .isPresent();
    }

    Map<String, String> regimes() {
        var names = new LinkedHashMap<String, String>();
        Arrays.stream(Regime.values())
                .filter(Regime::forRequests)
                .forEach(regime -> names.put(regime.name(), say(regime.labelKey())));
        return names;
    }

    ReportView report(ErasureReport report) {
        var by = report.erasedBy();
        return new ReportView(
                report.lines().stream()
                        .filter(line -> line.deleted() + line.files() + line.kept() > 0)
                        .map(line -> new LineView(
                                say("personal." + line.recordType()),
                                line.deleted(),
                                line.files(),
                                line.kept(),
                                line.reason() == null ? null : say(line.reason())))
                        .toList(),
                report.deleted(),
                report.kept(),
                Places.here(report.erasedAt()),
                by == null ? null : people.namesOf(List.of(PersonId.of(by))).get(PersonId.of(by)));
    }

    private String say(String key) {
        return String.valueOf(messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }
}
