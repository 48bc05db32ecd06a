// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.belay.files.FileId;
import org.belay.files.FileStore;
import org.belay.tenancy.TenantScope;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Files in a bucket of an S3 store, each an object called {@code <tenant>/<id>}. An object is there whole, or not at
 * all. A call that fails is not repeated here: a stream is read once, and whoever asked can ask again.
 */
@Component
@ConditionalOnProperty(name = "belay.files.store", havingValue = "s3")
@EnableConfigurationProperties(S3Settings.class)
class S3FileStore implements FileStore, DisposableBean {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final S3Client client;
    private final String bucket;

    S3FileStore(S3Settings settings) {
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .forcePathStyle(settings.pathStyle())
                .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(SILENCE));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        this.client = builder.build();
        this.bucket = settings.bucket();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.key() == null || settings.secret() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.key(), settings.secret()));
    }

    @Override
    public void put(FileId id, InputStream bytes, long size) throws IOException {
        told(() -> client.putObject(
                request -> request.bucket(bucket).key(key(id)), RequestBody.fromInputStream(bytes, size)));
    }

    @Override
    public Optional<InputStream> open(FileId id) throws IOException {
        return told(() -> {
            try {
                return Optional.of(
                        client.getObject(request -> request.bucket(bucket).key(key(id))));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void remove(FileId id) throws IOException {
        told(() -> client.deleteObject(request -> request.bucket(bucket).key(key(id))));
    }

    @Override
    public void eachBefore(Instant instant, Consumer<List<FileId>> portion) throws IOException {
        var pages = told(() -> client.listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(home()))
                .iterator());
        while (told(pages::hasNext)) {
            var old = new ArrayList<FileId>();
            for (var object : told(pages::next).contents()) {
                if (object.lastModified().isBefore(instant)) {
                    old.add(FileId.of(UUID.fromString(object.key().substring(home().length()))));
                }
            }
            portion.accept(old);
        }
    }

    @Override
    public void destroy() {
        client.close();
    }

    private static <T> T told(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    private static String home() {
        return TenantScope.require().tenant() + "/";
    }

    private static String key(FileId id) {
        return home() + id;
    }
}
