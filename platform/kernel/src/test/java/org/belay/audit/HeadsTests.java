// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.audit.Heads.Head;
import org.belay.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class HeadsTests {

    @TempDir
    Path directory;

    private final TenantId tenant = TenantId.of(UUID.randomUUID());
    private final OperatorKey key = new OperatorKey(Base64.getEncoder().encodeToString(new byte[32]));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final Clock clock = clockOf(now);

    @Test
    void aHeadIsFoundAgainAndCarriesOurSignature() {
        heads("a").advance(tenant, 7, aHash(7));

        var found = heads("b").of(tenant);

        assertThat(found).extracting(Head::number).containsExactly(7L);
        assertThat(found).allMatch(heads("b")::isOurs);
    }

    @Test
    void theHeadsOfAllNodesAreRead() {
        heads("a").advance(tenant, 7, aHash(7));
        heads("b").advance(tenant, 9, aHash(9));
        heads("a").advance(tenant, 8, aHash(8));

        assertThat(heads("c").of(tenant)).extracting(Head::number).containsExactly(7L, 8L, 9L);
    }

    @Test
    void aNodeNeverGoesBack() {
        var heads = heads("a");
        heads.advance(tenant, 7, aHash(7));
        heads.advance(tenant, 6, aHash(6));

        assertThat(heads.of(tenant)).extracting(Head::number).containsExactly(7L);
    }

    @Test
    void theLastHeadOfEachDayIsKept() {
        var heads = heads("a");
        for (var number = 1; number <= 2 * Heads.LINES_BETWEEN_CLEARINGS; number++) {
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(3)));
            heads.advance(tenant, number, aHash(number));
        }

        var found = heads.of(tenant);

        assertThat(found.stream().map(head -> head.at().atOffset(ZoneOffset.UTC).toLocalDate()))
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(found.getLast().number()).isEqualTo(2L * Heads.LINES_BETWEEN_CLEARINGS);
    }

    @Test
    void aLineThatACrashCutShortIsPassedOver() throws IOException {
        heads("a").advance(tenant, 7, aHash(7));
        Files.writeString(directory.resolve(tenant + ".a.heads"), "belay-head-1 " + tenant, StandardOpenOption.APPEND);

        heads("a").advance(tenant, 8, aHash(8));

        assertThat(heads("a").of(tenant)).extracting(Head::number).contains(8L);
    }

    @Test
    void aHeadWithAnotherNumberIsNotOurs() {
        heads("a").advance(tenant, 7, aHash(7));
        var head = heads("a").of(tenant).getFirst();

        var forged = new Head(tenant, 8, head.hash(), head.at(), head.signature());

        assertThat(heads("a").isOurs(forged)).isFalse();
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        var first = new OperatorKey("", directory, new MockEnvironment());
        var second = new OperatorKey("", directory, new MockEnvironment());

        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("operator.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void productionDoesNotMakeAKey() {
        var production = new MockEnvironment();
        production.setActiveProfiles("production");

        assertThatThrownBy(() -> new OperatorKey("", directory, production)).hasMessageContaining("belay.audit.key");
    }

    @Test
    void aSecretOfTheWrongLengthIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new OperatorKey("c2hvcnQ="))
                .hasMessageContaining("32 random bytes")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    /** The first test vector of RFC 8032, section 7.1. */
    @Test
    void theSecretMakesTheStandardKeyPair() {
        var secret = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

        var vector = new OperatorKey(Base64.getEncoder().encodeToString(secret));

        var raw = vector.publicKey();
        assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(raw, raw.length - 32, raw.length)))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(vector.sign(""))))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    private Heads heads(String node) {
        return new Heads(directory, node, key, clock);
    }

    private static Hash aHash(int of) {
        return Hash.over("test").number(of).end();
    }

    private static Clock clockOf(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
