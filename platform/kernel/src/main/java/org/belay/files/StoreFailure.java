// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.IOException;
import org.belay.tenancy.NotNow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person reads when the place where files are kept is full, read-only or away. The log says which. */
final class StoreFailure {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailure.class);

    private StoreFailure() {}

    static NotNow of(IOException cause) {
        LOG.error("A file could not be kept.", cause);
        return new NotNow("files.unavailable");
    }
}
