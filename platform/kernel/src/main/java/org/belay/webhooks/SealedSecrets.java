// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.security.GeneralSecurityException;
import org.belay.secrets.Seal;
import org.springframework.stereotype.Component;

/** Secrets of webhooks as they are stored: nobody signs with a copy of the database. */
@Component
public class SealedSecrets {

    private static final String PURPOSE = "webhook";

    private final Seal seal;

    SealedSecrets(Seal seal) {
        this.seal = seal;
    }

    public byte[] close(byte[] secret) {
        return seal.close(PURPOSE, secret);
    }

    byte[] open(byte[] sealed) {
        try {
            return seal.open(PURPOSE, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A webhook's secret was sealed with another belay.secret.", e);
        }
    }
}
