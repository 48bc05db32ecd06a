// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.util.Optional;
import org.belay.plugins.Settings;
import org.springframework.stereotype.Component;

/** Who answers questions about continuing education in the current tenant. */
@Component
public class Contact {

    static final String SETTING = "credits.contact";

    private final Settings settings;

    Contact(Settings settings) {
        this.settings = settings;
    }

    /** An e-mail address; empty while the organization has set none. */
    public Optional<String> address() {
        return Optional.of(settings.text(SETTING).strip()).filter(text -> text.contains("@"));
    }
}
