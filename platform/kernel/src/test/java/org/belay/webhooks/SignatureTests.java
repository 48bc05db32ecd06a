// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTests {

    @Test
    void itIsTheOneOfTheStandardsExample() {
        var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(Signature.sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretSigns() {
        var one = Signature.newSecret();
        var other = Signature.newSecret();
        var event = UUID.randomUUID();

        var headers = Signature.headers(event, Instant.ofEpochSecond(17), "{}", List.of(one, other));

        assertThat(headers)
                .containsEntry("webhook-id", event.toString())
                .containsEntry("webhook-timestamp", "17")
                .containsEntry(
                        "webhook-signature",
                        "v1," + Signature.sign(one, event + ".17.{}") + " v1,"
                                + Signature.sign(other, event + ".17.{}"));
        assertThat(Signature.text(one)).startsWith("whsec_");
    }
}
