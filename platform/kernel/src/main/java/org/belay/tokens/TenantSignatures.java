// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Signs documents with the current tenant's keys (JWS, RS256), and tells whether a tenant signed one. The type in the
 * header keeps documents and tokens apart: neither passes for the other. A key is published for half a year at least
 * after it has last signed.
 */
@Component
public class TenantSignatures {

    private final SigningKeys keys;

    TenantSignatures(SigningKeys keys) {
        this.keys = keys;
    }

    /** @return the document in JWS compact form */
    public String sign(String type, byte[] document) {
        try {
            var key = keys.signer(all()).toRSAKey();
            var signed = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(document));
            signed.sign(new RSASSASigner(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the document is of this type and was signed by that tenant of this deployment. Not within a transaction. */
    public boolean signedBy(TenantId tenant, String type, JWSObject document) {
        return TenantScope.callAnonymously(tenant, () -> signedBy(all(), type, document));
    }

    /** Whether the document is of this type and was signed with one of these public keys. */
    public static boolean signedBy(JWKSet keys, String type, JWSObject document) {
        return signedBy(keys.getKeys(), type, document);
    }

    /** Public RSA keys to sign with, as somebody typed them in; empty where there are none, or private ones. */
    public static Optional<JWKSet> publicKeys(String json) {
        try {
            var keys = JWKSet.parse(json).getKeys().stream()
                    .filter(RSAKey.class::isInstance)
                    .toList();
            return keys.isEmpty() || keys.stream().anyMatch(JWK::isPrivate)
                    ? Optional.empty()
                    : Optional.of(new JWKSet(keys));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean signedBy(List<JWK> keys, String type, JWSObject document) {
        var header = document.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || !new JOSEObjectType(type).equals(header.getType())) {
            return false;
        }
        for (var key : keys) {
            try {
                if (Objects.equals(key.getKeyID(), header.getKeyID())
                        && key instanceof RSAKey rsa
                        && document.verify(new RSASSAVerifier(rsa.toRSAPublicKey()))) {
                    return true;
                }
            } catch (JOSEException e) {
                return false;
            }
        }
        return false;
    }

    private List<JWK> all() {
        return keys.all();
    }
}
