// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What an administrator decides about a webhook. */
record WebhookDetails(String name, URI address, Set<String> kinds) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LAST_PORT = 65_535;

    /** @throws RuleViolation when something is missing, unknown, or no place to send to */
    static WebhookDetails of(String name, String address, Set<String> kinds, Set<String> offered, boolean plain) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new RuleViolation("webhook.name.missing", LONGEST_NAME);
        }
        if (kinds.isEmpty()) {
            throw new RuleViolation("webhook.kinds.missing");
        }
        for (var kind : kinds) {
            if (!offered.contains(kind)) {
                throw new RuleViolation("webhook.kind.unknown", kind);
            }
        }
        return new WebhookDetails(called, address(address.strip(), plain), new TreeSet<>(kinds));
    }

    private static URI address(String typed, boolean plain) {
        try {
            var address = new URI(typed);
            var scheme = address.getScheme();
            if (("https".equalsIgnoreCase(scheme) || (plain && "http".equalsIgnoreCase(scheme)))
                    && address.getHost() != null
                    && address.getPort() != 0
                    && address.getPort() <= LAST_PORT
                    && address.getUserInfo() == null
                    && address.getRawFragment() == null
                    && typed.length() <= LONGEST_ADDRESS) {
                return new URI(lower(scheme) + typed.substring(scheme.length()))
                        .parseServerAuthority()
                        .normalize();
            }
        } catch (URISyntaxException e) {
            throw refused(typed, e);
        }
        throw refused(typed, null);
    }

    private static String lower(String scheme) {
        return scheme.toLowerCase(Locale.ROOT);
    }

    private static RuleViolation refused(String typed, @Nullable Throwable cause) {
        var refused = new RuleViolation("webhook.address.shape", typed);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}
