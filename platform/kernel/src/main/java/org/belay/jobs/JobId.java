// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.belay.tenancy.Ids;

/** Identifies a job of a tenant. */
public record JobId(@JsonValue UUID value) {

    @JsonCreator
    public static JobId of(UUID value) {
        return new JobId(value);
    }

    public static JobId next() {
        return new JobId(Ids.next());
    }

    /** Where a person watches it. */
    public String page() {
        return "/jobs/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
