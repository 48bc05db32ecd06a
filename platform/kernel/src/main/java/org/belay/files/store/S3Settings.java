// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an S3 store is and how to get in.
 *
 * @param endpoint the address of a store that is not Amazon's own
 * @param bucket made by the operator; Belay never makes one
 * @param key with {@code secret}; where both are absent, the environment of the machine says who it is
 * @param pathStyle whether the bucket stands in the path of an address rather than in the name of its host
 */
@ConfigurationProperties("belay.files.s3")
record S3Settings(
        @Nullable URI endpoint,
        String bucket,
        @DefaultValue("us-east-1") String region,
        @Nullable String key,
        @Nullable String secret,
        @DefaultValue("true") boolean pathStyle) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3 bucket " + bucket + " at " + (endpoint == null ? region : endpoint);
    }
}
