// SPDX-License-Identifier: Apache-2.0
package belay.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a build leaves the executable. */
final class Jars {

    private Jars() {}

    static Path in(Path target) throws IOException {
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("belay-app-[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no executable in " + target));
        }
    }
}
