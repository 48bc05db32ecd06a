// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The signed heads of the chains, kept in files so that they survive whatever happens to the database. Each node
 * writes {@code <tenant>.<node>.heads}; a reader takes those of all nodes whose files it can see. A file keeps the last
 * head of each day, and all of them for a while.
 */
@Component
class Heads {

    /** How many lines are added before a file is made small again. */
    static final int LINES_BETWEEN_CLEARINGS = 500;

    private final Path directory;
    private final String node;
    private final OperatorKey key;
    private final Clock clock;
    private final Map<TenantId, Writer> writers = new ConcurrentHashMap<>();

    Heads(
            @Value("${belay.audit.directory:data/audit}") Path directory,
            @Value("${belay.node:${HOSTNAME:node}}") String node,
            OperatorKey key,
            Clock clock) {
        this.directory = directory;
        this.node = node.replaceAll("[^A-Za-z0-9-]", "-");
        this.key = key;
        this.clock = clock;
    }

    /** Where a chain stood at some time: the hash of its last entry, signed. */
    record Head(TenantId tenant, long number, Hash hash, Instant at, String signature) {

        private static final String KIND = "belay-head-1";

        String signedText() {
            return String.join(" ", KIND, tenant.toString(), String.valueOf(number), hash.hex(), at.toString());
        }

        String line() {
            return signedText() + " " + signature + "\n";
        }

        /** Nothing for a line that was not written to its end, or by something else. */
        static Optional<Head> of(TenantId tenant, String line) {
            var parts = line.split(" ", -1);
            if (parts.length != 6 || !parts[0].equals(KIND) || !parts[1].equals(tenant.toString())) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Head(
                        tenant, Long.parseLong(parts[2]), new Hash(parts[3]), Instant.parse(parts[4]), parts[5]));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }
    }

    /** The heads of a tenant's chain over all nodes, lowest number first, whether their signature holds or not. */
    List<Head> of(TenantId tenant) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var found = new ArrayList<Head>();
        try (var files = Files.newDirectoryStream(directory, tenant + ".*.heads")) {
            for (var file : files) {
                found.addAll(read(tenant, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparingLong(Head::number));
        return found;
    }

    boolean isOurs(Head head) {
        return key.signed(head.signedText(), head.signature());
    }

    /** The highest head that this node has signed. */
    Optional<Head> last(TenantId tenant) {
        return writer(tenant).last();
    }

    /** Signs and stores a head, unless this node has already signed that number or a later one. */
    void advance(TenantId tenant, long number, Hash hash) {
        writer(tenant).advance(number, hash);
    }

    private Writer writer(TenantId tenant) {
        return writers.computeIfAbsent(tenant, Writer::new);
    }

    private static List<Head> read(TenantId tenant, Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .flatMap(line -> Head.of(tenant, line).stream())
                .toList();
    }

    /** This node's file of one tenant. */
    private final class Writer {

        private final TenantId tenant;
        private final Path file;
        private Optional<Head> last;
        private int added;

        Writer(TenantId tenant) {
            this.tenant = tenant;
            this.file = directory.resolve(tenant + "." + node + ".heads");
            try {
                Files.createDirectories(directory);
                if (Files.exists(file)) {
                    clear(); // a line that a crash cut short goes, too
                }
                last = Files.exists(file)
                        ? read(tenant, file).stream()
                                .filter(Heads.this::isOurs)
                                .max(Comparator.comparingLong(Head::number))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized Optional<Head> last() {
            return last;
        }

        synchronized void advance(long number, Hash hash) {
            if (last.filter(head -> head.number() >= number).isPresent()) {
                return;
            }
            var plain = new Head(tenant, number, hash, clock.instant().truncatedTo(ChronoUnit.SECONDS), "");
            var head = new Head(tenant, number, hash, plain.at(), key.sign(plain.signedText()));
            try {
                write(file, head.line(), StandardOpenOption.APPEND);
                last = Optional.of(head);
                if (++added >= LINES_BETWEEN_CLEARINGS) {
                    clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Keeps the last head of each day, and whatever does not carry our signature: that is for people to see. */
        private void clear() throws IOException {
            var kept = new LinkedHashMap<Object, Head>();
            for (var head : read(tenant, file)) {
                kept.put(isOurs(head) ? LocalDate.ofInstant(head.at(), ZoneOffset.UTC) : head, head);
            }
            var next = file.resolveSibling(file.getFileName() + ".next");
            write(
                    next,
                    kept.values().stream().map(Head::line).reduce("", String::concat),
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
                folder.force(true);
            }
            added = 0;
        }

        private static void write(Path file, String text, StandardOpenOption mode) throws IOException {
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }
    }
}
