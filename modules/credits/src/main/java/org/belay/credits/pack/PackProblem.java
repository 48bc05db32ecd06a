// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

/** A pack cannot be used; the message names the file, the line, the place in the document and what is wrong. */
public class PackProblem extends RuntimeException {

    PackProblem(String file, int line, String path, String reason) {
        super("%s, line %d, %s: %s".formatted(file, line, path.isEmpty() ? "document" : path, reason));
    }
}
