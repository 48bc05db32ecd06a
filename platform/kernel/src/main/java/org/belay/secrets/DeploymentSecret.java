// SPDX-License-Identifier: Apache-2.0
package org.belay.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Where the deployment's secret comes from: {@code belay.secret}; with the embedded database a file beside it, made at
 * the first start; in tests memory alone. An outside database without a secret is refused.
 */
@Configuration(proxyBeanMethods = false)
class DeploymentSecret {

    private static final int SHORTEST = 32;

    @Bean
    Seal seal(Environment environment, ListableBeanFactory beans) throws IOException {
        var named = environment.getProperty("belay.secret", "");
        if (!named.isEmpty()) {
            if (named.length() < SHORTEST) {
                throw new IllegalStateException("belay.secret needs at least " + SHORTEST + " characters.");
            }
            return new Seal(named);
        }
        if (beans.containsBean("embeddedDatabase")) {
            return new Seal(inFile(
                    Path.of(environment.getProperty("belay.embedded.directory", "data/postgresql-18") + ".secret")));
        }
        if (!environment.getProperty("belay.database.url", "").isEmpty()) {
            throw new IllegalStateException("Set belay.secret (BELAY_SECRET) to at least " + SHORTEST
                    + " random characters: it seals the keys that sign tokens.");
        }
        return new Seal(random());
    }

    private static String inFile(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, random(), StandardOpenOption.CREATE_NEW);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
        return Files.readString(file);
    }

    private static String random() {
        var bytes = new byte[SHORTEST];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
