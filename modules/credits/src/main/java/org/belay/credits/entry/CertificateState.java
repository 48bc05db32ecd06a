// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.List;
import java.util.UUID;
import org.belay.files.FileStatus;
import org.belay.files.Inspection.Coverage;

/**
 * What became of a certificate that was handed in.
 *
 * @param held whether it waits for a reviewer
 * @param warned whether the person is asked to look at it again
 * @param found what was found, each with its place; never the words themselves
 */
record CertificateState(UUID id, boolean held, boolean warned, boolean unreadable, List<Found> found) {

    CertificateState {
        found = List.copyOf(found);
    }

    /** Message keys, and the page and line that the second one takes. */
    record Found(String what, String where, int page, int line) {}

    static CertificateState of(UUID file, FileStatus status) {
        return new CertificateState(
                file,
                status.held(),
                status.decidedAt() == null && status.inspection().warns(),
                status.inspection().coverage() == Coverage.UNREADABLE,
                status.inspection().findings().stream()
                        .map(finding ->
                                new Found(finding.labelKey(), finding.placeKey(), finding.page(), finding.line()))
                        .toList());
    }
}
