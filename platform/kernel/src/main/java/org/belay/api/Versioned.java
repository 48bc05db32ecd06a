// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A resource with a version. An answer that shows one carries it as the {@code ETag}. */
public interface Versioned {

    @JsonProperty("version")
    long version();
}
