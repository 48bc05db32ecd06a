// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.belay.plugins.Settings;
import org.belay.tenancy.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a new secret in the place of another, which signs along until its receivers have had time to change. */
@Component
public class WebhookSecrets {

    static final String OVERLAP = "webhooks.overlap-hours";

    private static final int LONGEST = 24 * 30;

    private final SealedSecrets sealed;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookSecrets(SealedSecrets sealed, Settings settings, JdbcClient jdbc, Clock clock) {
        this.sealed = sealed;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return until when the secret before counts */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant replace(UUID webhook, byte[] secret) {
        var until = clock.instant().plus(Duration.ofHours(Math.clamp(settings.number(OVERLAP), 0, LONGEST)));
        var changed = jdbc.sql("""
                        update platform.webhook
                           set previous_secret = secret, previous_until = :until, secret = :secret, version = version + 1
                         where tenant_id = platform.current_tenant() and id = :webhook""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("secret", sealed.close(secret))
                .param("webhook", webhook)
                .update();
        if (changed == 0) {
            throw new NotFound();
        }
        return until;
    }
}
