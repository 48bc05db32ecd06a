// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.digest;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.links.LinkedAction;
import org.belay.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks everything read that a summary told, from the summary itself. */
@Component
class ReadAtOnce implements LinkedAction {

    static final String NAME = "notices.read";

    private static final String SEPARATOR = " ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadAtOnce(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The notices as the link carries them. */
    static String about(List<DueNotice> notices) {
        return notices.stream().map(notice -> notice.id().toString()).collect(Collectors.joining(SEPARATOR));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Who has the letter has read them. */
    @Override
    public boolean needsSignIn() {
        return false;
    }

    @Override
    public List<Object> parameters(PersonId person, String about) {
        return List.of(notices(about).length);
    }

    @Override
    public void perform(PersonId person, String about) {
        jdbc.sql("""
                        update platform.notice set read_at = :now
                         where tenant_id = platform.current_tenant() and person_id = :person and id = any(:notices)
                           and read_at is null""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .param("notices", notices(about))
                .update();
    }

    @Override
    public String page() {
        return "/inbox";
    }

    private static UUID[] notices(String about) {
        return Arrays.stream(about.split(SEPARATOR)).map(UUID::fromString).toArray(UUID[]::new);
    }
}
