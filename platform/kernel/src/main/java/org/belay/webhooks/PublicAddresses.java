// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses lie in the public network. Everything else is refused: this machine, its neighbours, the cloud's own
 * services, and whatever is reserved or leads to an IPv4 address inside an IPv6 one.
 */
final class PublicAddresses {

    private static final List<Range> NOT_PUBLIC_4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier NAT, and the metadata of some clouds
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local, and the metadata of most clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3"); // multicast, reserved, broadcast
    private static final Range GLOBAL_6 = Range.of("2000::/3");
    private static final List<Range> NOT_PUBLIC_6 = ranges(
            "2001::/23", // Teredo and others that carry an IPv4 address
            "2001:db8::/32",
            "2002::/16", // 6to4
            "3fff::/20");
    private static final int IPV4 = 4;

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == IPV4
                ? NOT_PUBLIC_4.stream().noneMatch(range -> range.holds(bytes))
                : GLOBAL_6.holds(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.holds(bytes));
    }

    private static List<Range> ranges(String... texts) {
        return List.of(texts).stream().map(Range::of).toList();
    }

    /** The addresses of one length that begin with the same bits. */
    private record Range(int length, BigInteger prefix, int shift) {

        static Range of(String text) {
            var slash = text.indexOf('/');
            var bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            var shift = bytes.length * Byte.SIZE - Integer.parseInt(text.substring(slash + 1));
            return new Range(bytes.length, new BigInteger(1, bytes).shiftRight(shift), shift);
        }

        boolean holds(byte[] address) {
            return address.length == length
                    && new BigInteger(1, address).shiftRight(shift).equals(prefix);
        }
    }
}
