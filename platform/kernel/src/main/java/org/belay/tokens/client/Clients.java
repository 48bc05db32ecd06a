// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens.client;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.access.ActorStatus;
import org.belay.audit.AuditLog;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programs that may ask for tokens of the current tenant. A secret is shown once and kept as a hash. */
@Service
@Transactional
@PreAuthorize("hasAuthority('access:manage')")
class Clients {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Access access;
    private final ActorStatus actors;
    private final AuditLog audit;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Clients(
            JdbcClient jdbc,
            Access access,
            ActorStatus actors,
            AuditLog audit,
            PasswordEncoder passwords,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.actors = actors;
        this.audit = audit;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** A client as the list shows it. */
    record Client(
            UUID id,
            String clientId,
            String name,
            boolean hasSecret,
            boolean active,
            List<String> redirectUris,
            List<String> roles) {}

    @Transactional(readOnly = true)
    List<Client> all() {
        return jdbc.sql("""
                        select c.id, c.client_id, c.name, c.secret_hash is not null as has_secret, a.active, c.redirect_uris,
                               array(select distinct r.key from platform.role_assignment g
                                       join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
                                      where g.tenant_id = c.tenant_id and g.actor_id = c.id order by r.key) as roles
                          from platform.api_client c join platform.actor a on a.tenant_id = c.tenant_id and a.id = c.id
                         where c.tenant_id = platform.current_tenant() order by c.name, c.id""")
                .query((row, number) -> new Client(
                        row.getObject("id", UUID.class),
                        row.getString("client_id"),
                        row.getString("name"),
                        row.getBoolean("has_secret"),
                        row.getBoolean("active"),
                        List.of((String[]) row.getArray("redirect_uris").getArray()),
                        List.of((String[]) row.getArray("roles").getArray())))
                .list();
    }

    /** The names of the roles a client can have, by key. */
    @Transactional(readOnly = true)
    Map<String, String> roleNames() {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql("select key, name from platform.role where tenant_id = platform.current_tenant() order by name")
                .query((row, number) -> names.put(row.getString("key"), row.getString("name")))
                .list();
        return names;
    }

    /** A fresh secret, to be shown once. */
    String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Registers a client.
     *
     * @param secret null for a public client, which acts only for people who sign in
     * @param redirectUris where people are sent back to; none for a client that only acts for itself
     */
    UUID add(String clientId, String name, @Nullable String secret, List<String> redirectUris, Set<String> roles) {
        check(clientId, name, secret, redirectUris);
        var id = Ids.next();
        actors.register(id, "CLIENT");
        try {
            jdbc.sql("""
                            insert into platform.api_client (id, client_id, name, secret_hash, redirect_uris, created_at, version)
                            values (:id, :clientId, :name, :hash, :uris, :now, 0)""")
                    .param("id", id)
                    .param("clientId", clientId.strip())
                    .param("name", name.strip())
                    .param("hash", secret == null ? null : passwords.encode(secret))
                    .param("uris", redirectUris.toArray(String[]::new))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("client.id.taken", clientId);
        }
        audit.record("client.added", "client", id, Map.of("client", clientId, "name", name));
        roles.forEach(role -> access.assign(id, role, null));
        return id;
    }

    /** Puts a new secret in the place of the old one, which stops working at once. */
    String rotateSecret(UUID id) {
        var secret = newSecret();
        var changed = jdbc.sql("""
                        update platform.api_client set secret_hash = :hash, version = version + 1
                         where tenant_id = platform.current_tenant() and id = :id and secret_hash is not null""")
                .param("hash", passwords.encode(secret))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new NotFound();
        }
        audit.record("client.secret-changed", "client", id, Map.of());
        return secret;
    }

    /** Works at the client's next request, whatever tokens it still holds. */
    void setActive(UUID id, boolean active) {
        get(id);
        access.setActive(id, active);
    }

    void changeRoles(UUID id, Set<String> roles) {
        var before = get(id).roles();
        before.stream().filter(role -> !roles.contains(role)).forEach(role -> access.withdraw(id, role));
        roles.stream().filter(role -> !before.contains(role)).forEach(role -> access.assign(id, role, null));
    }

    @Transactional(readOnly = true)
    Client get(UUID id) {
        return all().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static void check(String clientId, String name, @Nullable String secret, List<String> redirectUris) {
        if (!clientId.strip().matches("[A-Za-z0-9._-]{3,60}")) {
            throw new RuleViolation("client.id.shape");
        }
        if (name.isBlank() || name.length() > 120) {
            throw new RuleViolation("client.name.missing");
        }
        if (secret == null && redirectUris.isEmpty()) {
            throw new RuleViolation("client.public-needs-address");
        }
        redirectUris.stream().filter(uri -> !isSafe(uri)).findFirst().ifPresent(uri -> {
            throw new RuleViolation("client.address.shape", uri);
        });
    }

    /** TLS, or the person's own machine (RFC 8252). */
    private static boolean isSafe(String text) {
        try {
            var uri = URI.create(text);
            var loopback = "127.0.0.1".equals(uri.getHost()) || "[::1]".equals(uri.getHost());
            return uri.getHost() != null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme()) || (loopback && "http".equals(uri.getScheme())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
