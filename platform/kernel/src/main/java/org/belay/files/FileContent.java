// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.io.IOException;
import java.io.InputStream;

/** A file, open for reading. Whoever opens it closes it, or hands it to {@link FileDownload}. */
public record FileContent(StoredFile file, InputStream stream) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
