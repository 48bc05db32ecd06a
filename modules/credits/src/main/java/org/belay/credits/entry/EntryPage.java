// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belay.credits.EntryId;
import org.belay.credits.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One entry as its page shows it.
 *
 * @param facts label to value, in order
 * @param certificate what became of the one that was handed in; null when there is none
 * @param due the day by which the certificate is to be added; null when it is there
 * @param answered whether somebody is named who answers questions
 */
record EntryPage(
        EntryId id,
        String title,
        String sub,
        Map<String, String> facts,
        List<Placed> placed,
        @Nullable CertificateState certificate,
        @Nullable String due,
        boolean answered,
        long version) {

    EntryPage {
        facts = new LinkedHashMap<>(facts);
        placed = List.copyOf(placed);
    }

    /**
     * What the entry is for one credential.
     *
     * @param why null where there is nothing to explain
     */
    record Placed(String credential, String kind, String state, String amount, Wording.@Nullable Why why) {}
}
