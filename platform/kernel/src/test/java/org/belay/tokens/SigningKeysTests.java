// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.belay.secrets.Seal;
import org.belay.tenancy.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ApiTest
class SigningKeysTests {

    private @Autowired TwoTenants tenants;
    private @Autowired JdbcClient jdbc;
    private @Autowired Seal seal;
    private @Autowired PlatformTransactionManager transactions;

    @Test
    void aNewKeySignsOnceItHasBeenPublishedAWhile() {
        var now = keys(Clock.systemUTC(), seal);
        var soon = keys(Clock.offset(Clock.systemUTC(), SigningKeys.PUBLISHED_BEFORE.plusSeconds(5)), seal);
        tenants.as(HERE, Actor.SYSTEM, () -> {
            var first = all(now).getFirst();
            now.rotate();
            var newest = all(now).getFirst();
            assertThat(newest.getKeyID()).isNotEqualTo(first.getKeyID());
            assertThat(now.signer(all(now)).getKeyID()).isNotEqualTo(newest.getKeyID());
            assertThat(soon.signer(all(soon)).getKeyID()).isEqualTo(newest.getKeyID());
            assertThat(all(soon)).extracting(JWK::getKeyID).contains(first.getKeyID());
            return true;
        });
    }

    @Test
    void tenantsShareNoKey() {
        var keys = keys(Clock.systemUTC(), seal);
        var here = tenants.as(HERE, Actor.SYSTEM, () -> all(keys));
        var there = tenants.as(THERE, Actor.SYSTEM, () -> all(keys));
        assertThat(here)
                .extracting(JWK::getKeyID)
                .doesNotContainAnyElementsOf(there.stream().map(JWK::getKeyID).toList());
    }

    @Test
    void anOldKeyIsReplacedByItself() {
        var later = keys(Clock.offset(Clock.systemUTC(), SigningKeys.OLDEST.plusDays(1)), seal);
        var before = tenants.as(THERE, Actor.SYSTEM, () -> all(keys(Clock.systemUTC(), seal)));
        assertThat(tenants.as(THERE, Actor.SYSTEM, () -> all(later))).hasSize(before.size() + 1);
    }

    @Test
    void aSealOpensForItsTenantAndPurposeOnly() {
        var sealed = tenants.as(HERE, Actor.SYSTEM, () -> seal.close("a", "text".getBytes(StandardCharsets.UTF_8)));
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("text");
        assertThat(tenants.as(HERE, Actor.SYSTEM, () -> opened(seal, "a", sealed)))
                .isEqualTo("text");
        for (var host : List.of(HERE, THERE)) {
            assertThatThrownBy(() -> tenants.as(host, Actor.SYSTEM, () -> opened(seal, "b", sealed)))
                    .hasRootCauseInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> tenants.as(THERE, Actor.SYSTEM, () -> opened(seal, "a", sealed)))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> tenants.as(
                        HERE, Actor.SYSTEM, () -> opened(new Seal("another secret of this deployment"), "a", sealed)))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    private SigningKeys keys(Clock clock, Seal used) {
        return new SigningKeys(jdbc, used, clock, transactions);
    }

    private static List<JWK> all(SigningKeys keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }

    private static String opened(Seal seal, String purpose, byte[] sealed) {
        try {
            return new String(seal.open(purpose, sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
