// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.access.AccountEnded;
import org.belay.secrets.Seal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People's sign-ins to clients. Codes and tokens are found by their hash, and what the authorization server needs to go
 * on is sealed, so that a copy of the database lets nobody in. A client acting for itself leaves no row: its token stands
 * for itself.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class Authorizations implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(Authorizations.class);
    private static final Duration KEPT_WITHOUT_TOKEN = Duration.ofMinutes(10);
    private static final String PURPOSE = "authorization/";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Clock clock;

    Authorizations(JdbcClient jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null && authorization.getRefreshToken() == null) {
            return;
        }
        jdbc.sql("""
            insert into platform.oauth2_authorization
                (id, client_id, actor_id, code_hash, access_hash, refresh_hash, sealed, expires_at)
            values (:id, :client, :actor, :code, :access, :refresh, :sealed, :expires)
            on conflict (tenant_id, id) do update
               set code_hash = excluded.code_hash, access_hash = excluded.access_hash,
                   refresh_hash = excluded.refresh_hash, sealed = excluded.sealed,
                   expires_at = excluded.expires_at""")
                .param("id", authorization.getId())
                .param("client", UUID.fromString(authorization.getRegisteredClientId()))
                .param("actor", UUID.fromString(authorization.getPrincipalName()))
                .param("code", hash(code))
                .param("access", hash(authorization.getAccessToken()))
                .param("refresh", hash(authorization.getRefreshToken()))
                .param("sealed", seal.close(PURPOSE + authorization.getId(), bytes(authorization)))
                .param("expires", expiry(authorization, code).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        jdbc.sql("delete from platform.oauth2_authorization where tenant_id = platform.current_tenant() and id = :id")
                .param("id", authorization.getId())
                .update();
    }

    /** Within the end itself: nobody comes in with a token that was given before. */
    @EventListener
    void on(AccountEnded ended) {
        jdbc.sql("delete from platform.oauth2_authorization"
                        + " where tenant_id = platform.current_tenant() and actor_id = :actor")
                .param("actor", ended.person().value())
                .update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return find("id = :value", id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var column = type == null
                ? null
                : switch (type.getValue()) {
                    case "code" -> "code_hash";
                    case "access_token" -> "access_hash";
                    case "refresh_token" -> "refresh_hash";
                    default -> "";
                };
        if (column == null) {
            return find("(access_hash = :value or refresh_hash = :value)", hash(token));
        }
        return column.isEmpty() ? null : find(column + " = :value", hash(token));
    }

    /** Forgets the current tenant's sign-ins that have run out. */
    int forgetExpired() {
        return jdbc.sql("""
            delete from platform.oauth2_authorization
             where tenant_id = platform.current_tenant() and expires_at < :now""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private @Nullable OAuth2Authorization find(String condition, Object value) {
        return jdbc.sql("select id, sealed from platform.oauth2_authorization"
                        + " where tenant_id = platform.current_tenant() and " + condition)
                .param("value", value)
                .query((row, number) -> Optional.ofNullable(opened(row.getString("id"), row.getBytes("sealed"))))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    private @Nullable OAuth2Authorization opened(String id, byte[] sealed) {
        try (var input = new ObjectInputStream(new ByteArrayInputStream(seal.open(PURPOSE + id, sealed)))) {
            return (OAuth2Authorization) input.readObject();
        } catch (GeneralSecurityException | IOException | ClassNotFoundException e) {
            LOG.warn("A stored sign-in does not open any more; the person signs in again.", e);
            return null;
        }
    }

    private static byte[] bytes(OAuth2Authorization authorization) {
        var bytes = new ByteArrayOutputStream();
        try (var output = new ObjectOutputStream(bytes)) {
            output.writeObject(authorization);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Instant expiry(
            OAuth2Authorization authorization, OAuth2Authorization.@Nullable Token<OAuth2AuthorizationCode> code) {
        return Stream.of(code, authorization.getAccessToken(), authorization.getRefreshToken())
                .filter(Objects::nonNull)
                .map(token -> token.getToken().getExpiresAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> clock.instant().plus(KEPT_WITHOUT_TOKEN));
    }

    private static byte @Nullable [] hash(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        return token == null ? null : hash(token.getToken().getTokenValue());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
