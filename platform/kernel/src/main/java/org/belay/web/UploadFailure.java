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
        return failure instanceof MultipartException
                && isOfDisk(failure, NestedExceptionUtils.getMostSpecificCause(failure));
    }

    /** The same for one that came to light earlier: when a filter asked for a parameter of the form. */
    public static boolean isOfDiskBehind(Throwable failure) {
        return failure instanceof IllegalStateException
                && isOfDisk(failure, NestedExceptionUtils.getMostSpecificCause(failure));
    }

    private static boolean isOfDisk(Throwable failure, Throwable cause) {
        return cause != failure
                && (cause.getClass() == IOException.class
                        || cause instanceof FileSystemException
                        || cause instanceof FileNotFoundException);
    }
}
