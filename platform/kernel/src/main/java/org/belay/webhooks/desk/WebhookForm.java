// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook as typed. */
record WebhookForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable List<String> kinds,
        @Nullable Long version) {

    static WebhookForm of(Webhooks.Webhook webhook) {
        return new WebhookForm(webhook.name(), webhook.address(), webhook.kinds(), webhook.version());
    }

    String typedName() {
        return name == null ? "" : name;
    }

    String typedAddress() {
        return address == null ? "" : address;
    }

    Set<String> chosen() {
        return kinds == null ? Set.of() : Set.copyOf(kinds);
    }

    long seen() {
        return version == null ? -1 : version;
    }
}
