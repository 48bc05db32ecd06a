// SPDX-License-Identifier: Apache-2.0
package org.belay.secrets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.belay.tenancy.TenantScope;

/**
 * Seals what must not be read from a copy of the database (AES-GCM). A seal opens only for the tenant and purpose it was
 * made for.
 */
public final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public Seal(String secret) {
        try {
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand("belay seal 1".getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] close(String purpose, byte[] open) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(nonce);
        try {
            sealed.writeBytes(cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(open));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return sealed.toByteArray();
    }

    /** @throws GeneralSecurityException when it was made with another secret, for another tenant or purpose, or changed */
    public byte[] open(String purpose, byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), purpose)
                .doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((TenantScope.require().tenant() + "/" + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
