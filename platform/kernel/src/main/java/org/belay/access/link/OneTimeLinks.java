// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that work once and for a while. A token is 256 random bits; the database knows its hash alone. A person has at
 * most one that works: a new one ends those before.
 */
@Component
class OneTimeLinks {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a link and answers its token, which is known to nobody else from then on. */
    String open(PersonId person, LinkPurpose purpose, Instant expires) {
        jdbc.sql("delete from platform.one_time_link"
                        + " where tenant_id = platform.current_tenant() and person_id = :person and used_at is null")
                .param("person", person.value())
                .update();
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        insert into platform.one_time_link (id, person_id, purpose, token_hash, expires_at, version)
                        values (:id, :person, :purpose, :hash, :expires, 0)""")
                .param("id", Ids.next())
                .param("person", person.value())
                .param("purpose", purpose.name())
                .param("hash", hash(token))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Whose link it is, if it still works. Looking does not use it up. */
    Optional<PersonId> look(LinkPurpose purpose, String token) {
        return jdbc.sql("""
                        select l.person_id from platform.one_time_link l
                          join platform.actor c on c.tenant_id = l.tenant_id and c.id = l.person_id and c.active
                         where l.tenant_id = platform.current_tenant() and l.token_hash = :hash
                           and l.purpose = :purpose and l.used_at is null and l.expires_at > :now""")
                .param("hash", hash(token))
                .param("purpose", purpose.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Uses a link up. Of two who try at the same moment, one succeeds. */
    Optional<PersonId> use(LinkPurpose purpose, String token) {
        return jdbc.sql("""
                        update platform.one_time_link l set used_at = :now, version = version + 1
                         where l.tenant_id = platform.current_tenant() and l.token_hash = :hash
                           and l.purpose = :purpose and l.used_at is null and l.expires_at > :now
                           and exists (select from platform.actor c
                                        where c.tenant_id = l.tenant_id and c.id = l.person_id and c.active)
                        returning l.person_id""")
                .param("hash", hash(token))
                .param("purpose", purpose.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
