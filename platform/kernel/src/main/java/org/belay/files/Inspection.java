// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a look into a file, or into text that somebody typed, has found. */
public record Inspection(Coverage coverage, List<Finding> findings) {

    /** So many different hints on one page are taken for a patient's record. */
    private static final int HINTS_THAT_HOLD = 3;

    /** How much of it could be looked at. */
    public enum Coverage {
        /** All its words. */
        READ,
        /** There are no words in it that a program can read: a photo, a scan. */
        NO_TEXT,
        /** Locked, broken, or too large to look into. */
        UNREADABLE,
        /** Its use asks for no look: it holds other people's data by purpose. */
        NOT_ASKED
    }

    public Inspection {
        findings = List.copyOf(findings);
    }

    /** Whether it waits for a reviewer. */
    public boolean holds() {
        return coverage == Coverage.UNREADABLE
                || findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.CERTAIN)
                || manyHints();
    }

    /** Whether the person is told to look again, though nothing is held. */
    public boolean warns() {
        return !holds() && !findings.isEmpty();
    }

    private boolean manyHints() {
        var kinds = new HashMap<Integer, Set<Finding.Kind>>();
        findings.forEach(finding ->
                kinds.computeIfAbsent(finding.page(), page -> new HashSet<>()).add(finding.kind()));
        return kinds.values().stream().anyMatch(onPage -> onPage.size() >= HINTS_THAT_HOLD);
    }
}
