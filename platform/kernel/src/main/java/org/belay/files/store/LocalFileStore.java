// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.files.FileId;
import org.belay.files.FileStore;
import org.belay.tenancy.TenantScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Files in a directory that all nodes share: {@code <tenant>/<last two digits>/<id>}. No name that a person chose ever
 * becomes part of a path.
 */
@Component
@ConditionalOnProperty(name = "belay.files.store", havingValue = "local", matchIfMissing = true)
class LocalFileStore implements FileStore {

    private static final String INCOMING = "incoming";

    private final Path root;

    LocalFileStore(@Value("${belay.files.directory:data/files}") Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(FileId id, InputStream bytes, long size) throws IOException {
        var incoming = Files.createDirectories(home().resolve(INCOMING));
        var part = Files.createTempFile(incoming, "", ".part");
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                bytes.transferTo(out);
                channel.force(true);
            }
            var shelf = Files.createDirectories(shelf(id));
            Files.move(part, place(id), StandardCopyOption.ATOMIC_MOVE);
            keep(shelf);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A name is durable only once its directory is. */
    private static void keep(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(FileId id) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(FileId id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    @Override
    public void eachBefore(Instant instant, Consumer<List<FileId>> portion) throws IOException {
        if (!Files.isDirectory(home())) {
            return;
        }
        try (var shelves = Files.newDirectoryStream(home())) {
            for (var shelf : shelves) {
                var old = olderThan(instant, shelf);
                if (shelf.endsWith(INCOMING)) {
                    for (var part : old) {
                        Files.deleteIfExists(part);
                    }
                } else {
                    portion.accept(old.stream()
                            .map(path ->
                                    FileId.of(UUID.fromString(path.getFileName().toString())))
                            .toList());
                }
            }
        }
    }

    private static List<Path> olderThan(Instant instant, Path shelf) throws IOException {
        try (var files = Files.find(
                shelf,
                1,
                (path, found) -> found.isRegularFile()
                        && found.lastModifiedTime().toInstant().isBefore(instant))) {
            return files.toList();
        }
    }

    private Path home() {
        return root.resolve(TenantScope.require().tenant().toString());
    }

    private Path shelf(FileId id) {
        var name = id.toString();
        return home().resolve(name.substring(name.length() - 2));
    }

    private Path place(FileId id) {
        return shelf(id).resolve(id.toString());
    }
}
