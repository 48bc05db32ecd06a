// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The current tenant's clients, as the authorization server asks for them. A disabled client is not found. */
@Component
@Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
class RegisteredClients implements RegisteredClientRepository {

    private static final String SELECT = """
            select c.id, c.client_id, c.name, c.secret_hash, c.redirect_uris
              from platform.api_client c join platform.actor a on a.tenant_id = c.tenant_id and a.id = c.id and a.active
             where c.tenant_id = platform.current_tenant() and\s""";

    private final JdbcClient jdbc;

    RegisteredClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Clients are changed at their own desk; the authorization server has nothing to store. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return find("c.id = :value", UUID.fromString(id));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return find("c.client_id = :value", clientId);
    }

    private @Nullable RegisteredClient find(String condition, Object value) {
        return jdbc.sql(SELECT + condition)
                .param("value", value)
                .query((row, number) -> registered(
                        row.getObject("id", UUID.class),
                        row.getString("client_id"),
                        row.getString("name"),
                        row.getString("secret_hash"),
                        List.of((String[]) row.getArray("redirect_uris").getArray())))
                .optional()
                .orElse(null);
    }

    private static RegisteredClient registered(
            UUID id, String clientId, String name, @Nullable String secretHash, List<String> redirectUris) {
        var client = RegisteredClient.withId(Objects.toString(id))
                .clientId(clientId)
                .clientName(name)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(10))
                        .authorizationCodeTimeToLive(Duration.ofMinutes(2))
                        .refreshTokenTimeToLive(Duration.ofHours(8))
                        .reuseRefreshTokens(false)
                        .build());
        if (secretHash == null) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            client.clientSecret(secretHash)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        if (!redirectUris.isEmpty()) {
            client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .redirectUris(uris -> uris.addAll(redirectUris));
        }
        return client.build();
    }
}
