// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** No address that the platform itself knows as near is ever taken for a public one. */
public class PublicAddressFuzzTests {

    @Test
    void nothingNearIsPublic() throws Exception {
        Fuzzing.of(
                        PublicAddressFuzzTests.class,
                        PublicAddressFuzzTests::fuzzerTestOneInput,
                        "\u007f\0\0\1",
                        "0123456789abcdef")
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) throws UnknownHostException {
        for (int length : new int[] {4, 16}) {
            var address = InetAddress.getByAddress(Arrays.copyOf(input, length));
            if (PublicAddresses.contains(address)) {
                assertThat(address.isLoopbackAddress()
                                || address.isAnyLocalAddress()
                                || address.isLinkLocalAddress()
                                || address.isSiteLocalAddress()
                                || address.isMulticastAddress())
                        .as(address.toString())
                        .isFalse();
            }
        }
    }
}
