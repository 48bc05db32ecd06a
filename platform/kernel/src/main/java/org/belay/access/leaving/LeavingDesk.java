// SPDX-License-Identifier: Apache-2.0
package org.belay.access.leaving;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.belay.access.Leaving;
import org.belay.access.Leaving.Origin;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office sees and does about people who have left. */
@Service
@Transactional
@PreAuthorize("hasAuthority('access:manage')")
class LeavingDesk {

    private static final int MOST = 2000;

    private final Leaving leaving;
    private final People people;
    private final Settings settings;
    private final JdbcClient jdbc;

    LeavingDesk(Leaving leaving, People people, Settings settings, JdbcClient jdbc) {
        this.leaving = leaving;
        this.people = people;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /**
     * That somebody has left.
     *
     * @param endedAt when their time was over; null as long as they come in
     */
    record Left(
            UUID person,
            LocalDate leftOn,
            LocalDate endsOn,
            String origin,
            @Nullable Instant endedAt) {}

    /**
     * What became of a list.
     *
     * @param unknown addresses that are nobody's here
     * @param stayed addresses of administrators and of those who had left already
     */
    record Outcome(int left, List<String> unknown, List<String> stayed) {}

    @Transactional(readOnly = true)
    Optional<Left> of(PersonId person) {
        return jdbc.sql("select * from platform.leaver where tenant_id = platform.current_tenant() and person_id = :id")
                .param("id", person.value())
                .query((row, number) -> {
                    var ended = row.getObject("ended_at", OffsetDateTime.class);
                    return new Left(
                            row.getObject("person_id", UUID.class),
                            row.getObject("left_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            row.getString("origin"),
                            ended == null ? null : ended.toInstant());
                })
                .optional();
    }

    @Transactional(readOnly = true)
    int years() {
        return settings.number("access.leaver-years");
    }

    @Transactional(readOnly = true)
    LocalDate today() {
        return settings.today();
    }

    /** @param emails one on each line */
    Outcome allLeft(@Nullable String emails) {
        var known = new ArrayList<PersonId>();
        var lines = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var line : lines(emails)) {
            people.withEmail(line)
                    .ifPresentOrElse(
                            person -> {
                                known.add(person);
                                lines.add(line);
                            },
                            () -> unknown.add(line));
        }
        var gone = leaving.allLeft(known, Origin.OFFICE, "people", null);
        var stayed = new ArrayList<String>();
        for (var i = 0; i < known.size(); i++) {
            if (!gone.contains(known.get(i))) {
                stayed.add(lines.get(i));
            }
        }
        return new Outcome(gone.size(), List.copyOf(unknown), List.copyOf(stayed));
    }

    private static List<String> lines(@Nullable String emails) {
        var lines = new LinkedHashSet<String>();
        (emails == null ? "" : emails)
                .lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        if (lines.isEmpty()) {
            throw new RuleViolation("people.leaving.empty");
        }
        if (lines.size() > MOST) {
            throw new RuleViolation("people.leaving.many", MOST);
        }
        return List.copyOf(lines);
    }
}
