// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.belay.tenancy.RuleViolation;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Whatever is typed as an address is one that may be sent to, the same when it is read again, or refused. */
public class WebhookAddressFuzzTests {

    @Test
    void anyTextIsAnAddressOrRefused() throws Exception {
        Fuzzing.of(
                        WebhookAddressFuzzTests.class,
                        WebhookAddressFuzzTests::fuzzerTestOneInput,
                        "https://hooks.example.org/belay?x=1",
                        "HTTPS://[2606:4700::1]:8443/a/../b",
                        "https://user:secret@hooks.example.org/",
                        "https://hooks.example.org:99999/#part",
                        "http://127.0.0.1/",
                        "https://%68ooks.example.org/%2e%2e/")
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        var typed = new String(input, UTF_8);
        try {
            var address = details(typed).address();
            assertThat(address.getScheme()).isEqualTo("https");
            assertThat(address.getHost()).isNotBlank();
            assertThat(address.getRawUserInfo()).isNull();
            assertThat(address.getRawFragment()).isNull();
            assertThat(address.getPort()).isLessThanOrEqualTo(65_535);
            assertThat(details(address.toString()).address()).isEqualTo(address);
        } catch (RuleViolation refused) {
            assertThat(refused.messageKey()).isEqualTo("webhook.address.shape");
        }
    }

    private static WebhookDetails details(String address) {
        return WebhookDetails.of("Hook", address, Set.of("a.b"), Set.of("a.b"), false);
    }
}
