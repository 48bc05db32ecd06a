// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens behind links that work once and for a while. Each is 256 random bits; the database knows its hash alone. */
@Component
public class OneTimeLinks {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public OneTimeLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a link is. */
    public enum State {
        OPEN,
        USED,
        WITHDRAWN,
        OVER
    }

    /** A link that was made, whether it still works or not. */
    public record Link(
            PersonId person, String purpose, @Nullable String about, State state) {}

    /**
     * Makes a link and answers its token, which is known to nobody else from then on.
     *
     * @param about what it is about, in words of whom the purpose belongs to
     */
    public String open(PersonId person, String purpose, @Nullable String about, Instant expires) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        insert into platform.one_time_link (id, person_id, purpose, about, token_hash, expires_at, version)
                        values (:id, :person, :purpose, :about, :hash, :expires, 0)""")
                .param("id", Ids.next())
                .param("person", person.value())
                .param("purpose", purpose)
                .param("about", about)
                .param("hash", hash(token))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Forgets the person's unused links of these purposes. */
    public void end(PersonId person, Collection<String> purposes) {
        jdbc.sql("""
                        delete from platform.one_time_link
                         where tenant_id = platform.current_tenant() and person_id = :person and used_at is null
                           and purpose = any(:purposes)""")
                .param("person", person.value())
                .param("purposes", purposes.toArray(String[]::new))
                .update();
    }

    /** Withdraws the unused links of a purpose about something. */
    public void withdraw(String purpose, String about) {
        jdbc.sql("""
                        update platform.one_time_link set withdrawn_at = :now
                         where tenant_id = platform.current_tenant() and purpose = :purpose and about = :about
                           and used_at is null and withdrawn_at is null""")
                .param("now", now())
                .param("purpose", purpose)
                .param("about", about)
                .update();
    }

    /** What is behind a token, if it was ever made here. */
    public Optional<Link> find(String token) {
        return jdbc.sql("""
                        select l.person_id, l.purpose, l.about,
                               case when l.used_at is not null then 'USED'
                                    when l.withdrawn_at is not null or c.id is null then 'WITHDRAWN'
                                    when l.expires_at <= :now then 'OVER'
                                    else 'OPEN' end as state
                          from platform.one_time_link l
                          left join platform.actor c on c.tenant_id = l.tenant_id and c.id = l.person_id and c.active
                         where l.tenant_id = platform.current_tenant() and l.token_hash = :hash""")
                .param("hash", hash(token))
                .param("now", now())
                .query((row, number) -> new Link(
                        PersonId.of(row.getObject("person_id", UUID.class)),
                        row.getString("purpose"),
                        row.getString("about"),
                        State.valueOf(row.getString("state"))))
                .optional();
    }

    /** Whose link it is, if it still works. Looking does not use it up. */
    public Optional<PersonId> look(String purpose, String token) {
        return find(token)
                .filter(link -> link.purpose().equals(purpose) && link.state() == State.OPEN)
                .map(Link::person);
    }

    /** Uses a link up. Of two who try at the same moment, one succeeds. */
    public Optional<PersonId> use(String purpose, String token) {
        return jdbc.sql("""
                        update platform.one_time_link l set used_at = :now, version = version + 1
                         where l.tenant_id = platform.current_tenant() and l.token_hash = :hash
                           and l.purpose = :purpose and l.used_at is null and l.withdrawn_at is null and l.expires_at > :now
                           and exists (select from platform.actor c
                                        where c.tenant_id = l.tenant_id and c.id = l.person_id and c.active)
                        returning l.person_id""")
                .param("hash", hash(token))
                .param("purpose", purpose)
                .param("now", now())
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
