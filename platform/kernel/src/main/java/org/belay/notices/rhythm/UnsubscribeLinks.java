// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.rhythm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.secrets.Seal;
import org.springframework.stereotype.Component;

/**
 * Addresses that end mail of some kinds to one person. They are sealed with the deployment's secret for this tenant, and
 * work as often and as long as somebody keeps the mail.
 */
@Component
public class UnsubscribeLinks {

    private static final String PURPOSE = "unsubscribe";

    private final Seal seal;

    UnsubscribeLinks(Seal seal) {
        this.seal = seal;
    }

    /** What a link ends, and for whom. */
    record Way(PersonId person, List<String> kinds) {}

    public String path(PersonId person, List<String> kinds) {
        var open = (person + " " + String.join(" ", kinds)).getBytes(StandardCharsets.UTF_8);
        return "/unsubscribe/" + Base64.getUrlEncoder().withoutPadding().encodeToString(seal.close(PURPOSE, open));
    }

    /** Empty for what was not made here, or for another tenant. */
    Optional<Way> read(String token) {
        try {
            var bytes = seal.open(PURPOSE, Base64.getUrlDecoder().decode(token));
            var parts = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split(" "));
            return Optional.of(new Way(PersonId.of(UUID.fromString(parts.getFirst())), parts.subList(1, parts.size())));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
