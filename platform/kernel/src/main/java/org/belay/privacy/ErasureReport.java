// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an erasure did, without anything of what was erased. */
public record ErasureReport(
        UUID request,
        UUID person,
        List<Line> lines,
        @Nullable UUID erasedBy,
        Instant erasedAt) {

    public ErasureReport {
        lines = List.copyOf(lines);
    }

    /**
     * One type of record.
     *
     * @param reason message key of why some stay; null when none does
     */
    public record Line(
            String recordType,
            long deleted,
            long files,
            long kept,
            @Nullable String reason) {}

    public long deleted() {
        return lines.stream().mapToLong(line -> line.deleted() + line.files()).sum();
    }

    public long kept() {
        return lines.stream().mapToLong(Line::kept).sum();
    }
}
