// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key with which this deployment's operator signs the heads of all chains: 32 secret bytes in Base64, from
 * the setting {@code belay.audit.key} or from the file {@code operator.key}. Outside production the file is made when
 * both are absent.
 */
@Component
class OperatorKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int SECRET_BYTES = 32;

    private final KeyPair pair;

    @Autowired
    OperatorKey(
            @Value("${belay.audit.key:}") String setting,
            @Value("${belay.audit.directory:data/audit}") Path directory,
            Environment environment) {
        this(
                setting.isBlank()
                        ? kept(
                                directory.resolve("operator.key"),
                                !environment.acceptsProfiles(Profiles.of("production")))
                        : setting);
    }

    OperatorKey(String secret) {
        var bytes = decoded(secret.strip());
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(bytes));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static byte[] decoded(String secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret);
            if (bytes.length == SECRET_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below, without showing the secret
        }
        throw new IllegalStateException(
                "belay.audit.key must be 32 random bytes in Base64 (openssl rand -base64 32 makes them).");
    }

    private static String kept(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw new IllegalStateException("Set belay.audit.key to 32 random bytes in Base64"
                            + " (openssl rand -base64 32 makes them), or put them into " + file.toAbsolutePath() + ".");
                }
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit key " + file.toAbsolutePath() + " cannot be read.", e);
        }
    }

    private static void make(Path file) throws IOException {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                rights)) {
            channel.write(StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(secret) + "\n"));
        }
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean signed(String text, String signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.getPublic());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    /** Hands the secret to the generator, which makes both halves of the pair from it. */
    private static final class Fixed extends SecureRandom {

        private final byte[] secret;

        Fixed(byte[] secret) {
            super(null, null);
            this.secret = secret;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
        }
    }
}
