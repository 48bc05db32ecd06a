// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip of CSV files, looked over but not yet read. Its files stand at the top or together in one folder; nothing is
 * ever unpacked to disk. Opening refuses what could only be a mistake or an attack with {@link UnreadableRoster}.
 */
public final class RosterBundle implements AutoCloseable {

    private static final String MANIFEST = "manifest.csv";

    private final ZipFile zip;
    private final RosterLimits limits;
    private final List<Path> temporary;
    private final Map<String, ZipEntry> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> others = new ArrayList<>();

    private RosterBundle(ZipFile zip, RosterLimits limits, List<Path> temporary) {
        this.zip = zip;
        this.limits = limits;
        this.temporary = temporary;
    }

    /** Opens a zip, which must stay as it is until the bundle is closed. */
    public static RosterBundle open(Path path, RosterLimits limits) throws IOException {
        return open(path, limits, List.of());
    }

    /** Copies a zip to a temporary file that lives as long as the bundle, stopping at the limit. */
    public static RosterBundle open(InputStream in, RosterLimits limits) throws IOException {
        Path copy = Files.createTempFile("roster", ".zip");
        try {
            try (var out = Files.newOutputStream(copy)) {
                var buffer = new byte[1 << 16];
                long total = 0;
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    total += count;
                    if (total > limits.zipBytes()) {
                        throw UnreadableRoster.zip("roster.zip.tooLarge", limits.zipBytes() >> 20);
                    }
                    out.write(buffer, 0, count);
                }
            }
            return open(copy, limits, List.of(copy));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static RosterBundle open(Path path, RosterLimits limits, List<Path> temporary) throws IOException {
        if (Files.size(path) > limits.zipBytes()) {
            throw UnreadableRoster.zip("roster.zip.tooLarge", limits.zipBytes() >> 20);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | EOFException e) {
            throw UnreadableRoster.zip("roster.zip.notZip");
        }
        var bundle = new RosterBundle(zip, limits, temporary);
        try {
            bundle.lookOver();
            return bundle;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void lookOver() {
        if (zip.size() > limits.entries()) {
            throw UnreadableRoster.zip("roster.zip.tooManyEntries", limits.entries());
        }
        long total = 0;
        var folders = new HashSet<String>();
        for (var entry : zip.stream().toList()) {
            String name = entry.getName().replace('\\', '/');
            refuseTraversal(name);
            if (name.endsWith("/") || isLitter(name)) {
                continue;
            }
            total += measured(entry);
            if (total > limits.totalBytes()) {
                throw UnreadableRoster.zip("roster.zip.unpackedTooLarge", limits.totalBytes() >> 20);
            }
            int slash = name.lastIndexOf('/');
            String plain = name.substring(slash + 1);
            if (!plain.regionMatches(true, Math.max(0, plain.length() - 4), ".csv", 0, 4)) {
                others.add(name);
                continue;
            }
            folders.add(name.substring(0, slash + 1));
            if (files.put(plain, entry) != null) {
                throw UnreadableRoster.zip("roster.zip.twice", plain);
            }
        }
        if (folders.size() > 1 || folders.stream().anyMatch(folder -> folder.indexOf('/') != folder.lastIndexOf('/'))) {
            throw UnreadableRoster.zip("roster.zip.scattered");
        }
    }

    private long measured(ZipEntry entry) {
        if (entry.getSize() < 0 || entry.getSize() > limits.fileBytes()) {
            throw UnreadableRoster.file(entry.getName(), 0, "roster.file.tooLarge", limits.fileBytes() >> 20);
        }
        if (limits.looksLikeBomb(entry.getCompressedSize(), entry.getSize())) {
            throw UnreadableRoster.file(entry.getName(), 0, "roster.file.bomb", limits.ratio());
        }
        return entry.getSize();
    }

    private static void refuseTraversal(String name) {
        boolean drive = name.length() > 1 && name.charAt(1) == ':';
        if (name.startsWith("/") || drive || List.of(name.split("/", -1)).contains("..")) {
            throw UnreadableRoster.zip("roster.zip.path", name);
        }
    }

    /** What macOS and Windows leave in folders. */
    private static boolean isLitter(String name) {
        String plain = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || plain.startsWith("._")
                || plain.equals(".DS_Store")
                || plain.equalsIgnoreCase("Thumbs.db")
                || plain.equalsIgnoreCase("desktop.ini");
    }

    boolean has(RosterFile file) {
        return files.containsKey(file.fileName());
    }

    boolean hasManifest() {
        return files.containsKey(MANIFEST);
    }

    /** Names of the CSV files, without their folder and ending. */
    List<String> titles() {
        return files.keySet().stream()
                .filter(name -> !name.equalsIgnoreCase(MANIFEST))
                .map(name -> name.substring(0, name.length() - 4))
                .toList();
    }

    /** Entries that are no CSV files. */
    List<String> others() {
        return List.copyOf(others);
    }

    RosterTable manifest() throws IOException {
        return table(MANIFEST);
    }

    /** Reads a file from its beginning; it may be read as often as wanted. */
    RosterTable table(RosterFile file) throws IOException {
        return table(file.fileName());
    }

    private RosterTable table(String name) throws IOException {
        var entry = files.get(name);
        if (entry == null) {
            throw UnreadableRoster.file(name, 0, "roster.file.missing");
        }
        InputStream in;
        try {
            in = zip.getInputStream(entry);
        } catch (ZipException | EOFException e) {
            throw UnreadableRoster.file(name, 0, "roster.file.damaged");
        }
        return RosterTable.read(name, new Measured(in, name, entry.getSize()), limits);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        for (var path : temporary) {
            Files.deleteIfExists(path);
        }
    }

    /** Stops when a file turns out longer than the zip says, and says plainly that a packed file is damaged. */
    private static final class Measured extends FilterInputStream {

        private final String name;
        private long left;

        Measured(InputStream in, String name, long size) {
            super(in);
            this.name = name;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                int count = super.read(bytes, from, length);
                left -= Math.max(0, count);
                if (left < 0) {
                    throw UnreadableRoster.file(name, 0, "roster.file.longerThanSaid");
                }
                return count;
            } catch (ZipException | EOFException e) {
                throw UnreadableRoster.file(name, 0, "roster.file.damaged");
            }
        }
    }
}
