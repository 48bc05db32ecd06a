// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody brought.
 *
 * @param person who brought it
 * @param who their name here; null once erased
 * @param named the name in the file, where it differs from theirs
 * @param result what became of its parts; null while it waits
 */
public record Received(
        UUID id,
        UUID person,
        @Nullable String who,
        String issuerHost,
        String issuerName,
        @Nullable String named,
        String sha256,
        Instant signedAt,
        Instant expiresAt,
        State state,
        List<String> parts,
        @Nullable List<Line> result,
        Instant receivedAt,
        @Nullable Instant settledAt) {

    /** How far it is. */
    public enum State {
        READ,
        WAITING,
        TAKEN,
        REFUSED
    }

    /** What became of one part. */
    public record Line(String part, int added, int known, int left) {}

    public int added() {
        return result == null ? 0 : result.stream().mapToInt(Line::added).sum();
    }
}
