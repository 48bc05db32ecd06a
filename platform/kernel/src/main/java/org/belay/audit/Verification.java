// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a tenant's log found.
 *
 * @param sealed how many entries the chain has
 * @param unsealed how many entries wait for their seal
 * @param oldestUnsealed since when the oldest of them waits; null when none does
 * @param erased how many checked entries have had their particulars erased, which is in order
 * @param signedUpTo the highest number that a signature outside the database confirms; 0 when there is none
 * @param fault the first bad entry, if any; what lies behind it was not checked
 */
public record Verification(
        long sealed,
        long unsealed,
        @Nullable Instant oldestUnsealed,
        long erased,
        long signedUpTo,
        Optional<Fault> fault) {

    /**
     * The first thing that is wrong.
     *
     * @param number its place in the chain; 0 when it has none
     * @param entry the entry that stands there, if one does
     */
    public record Fault(Kind kind, long number, @Nullable UUID entry) {}

    /** In which way an entry is bad. */
    public enum Kind {
        /** The entry is not what was sealed. */
        CHANGED,
        /** An entry that was sealed, or was waiting to be, is gone. */
        DELETED,
        /** The entry stands in another's place. */
        REORDERED,
        /** The last entries are gone: a signed head says that there were more. */
        CUT_TAIL,
        /** The entry was sealed for another tenant. */
        FOREIGN,
        /** The entry is as sealed, the particulars beside it are not. */
        DETAILS_CHANGED,
        /** The chain agrees with itself, but not with a signed head: it was made anew up to here. */
        REWRITTEN,
        /** A signed head does not carry the operator's signature. */
        FORGED_HEAD,
        /** An entry that neither is sealed nor waits for it: it was slipped in. */
        STRAY
    }
}
