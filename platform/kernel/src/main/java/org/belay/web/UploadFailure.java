// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.multipart.MultipartException;

/** Tells why the parts of an upload could not be taken in. */
public final class UploadFailure {

    /** Message key of what a person reads when the disk is to blame. */
    public static final String DISK = "error.disk";

    private UploadFailure() {}

    /**
     * Whether this node's disk did not take what came, rather than the sender having sent too much, or half of it. What
     * the sender does wrong has types of its own; the disk's refusals have only words, which differ by system.
     */
    public static boolean isOfDisk(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return failure instanceof MultipartException
                && (cause.getClass() == IOException.class
                        || cause instanceof FileSystemException
                        || cause instanceof FileNotFoundException);
    }
}
