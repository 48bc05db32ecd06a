// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the bytes lie: each tenant's apart, found by the tenant of the current scope and the file's id alone. */
public interface FileStore {

    /**
     * Stores all bytes of the stream durably, or nothing.
     *
     * @param size how many they are
     * @throws IOException when the stream fails or the store does
     */
    void put(FileId id, InputStream bytes, long size) throws IOException;

    Optional<InputStream> open(FileId id) throws IOException;

    void remove(FileId id) throws IOException;

    /** Hands over, in portions, the ids of the current tenant's files last written before the given instant. */
    void eachBefore(Instant instant, Consumer<List<FileId>> portion) throws IOException;
}
