// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a bundle says about itself.
 *
 * @param system name of the system that wrote it, or empty
 */
public record Manifest(Map<RosterFile, Mode> modes, String system) {

    /** All rows there are, or only those that changed. */
    public enum Mode {
        ABSENT,
        BULK,
        DELTA
    }

    private static final String FILE = "manifest.csv";
    private static final String PREFIX = "file.";

    public Manifest {
        modes = Map.copyOf(modes);
    }

    public Mode mode(RosterFile file) {
        return modes.getOrDefault(file, Mode.ABSENT);
    }

    /** Reads the manifest and adds what is wrong with it; the result counts only if nothing was. */
    static Manifest of(RosterBundle bundle, RowMessages messages) throws IOException {
        if (!bundle.hasManifest()) {
            throw UnreadableRoster.zip("roster.manifest.missing");
        }
        var modes = new EnumMap<RosterFile, Mode>(RosterFile.class);
        var lines = new HashMap<String, Integer>();
        var values = new HashMap<String, String>();
        try (var table = bundle.manifest()) {
            if (!table.hasColumn("propertyName") || !table.hasColumn("value")) {
                throw UnreadableRoster.file(FILE, 1, "roster.manifest.header");
            }
            for (var row = table.next(); row != null; row = table.next()) {
                String name = row.text("propertyName");
                var earlier = lines.putIfAbsent(name, row.line());
                if (earlier != null) {
                    messages.add(
                            RowMessage.error(FILE, row.line(), "propertyName", "roster.manifest.twice", name, earlier));
                    continue;
                }
                values.put(name, row.text("value"));
                if (name.startsWith(PREFIX)) {
                    readMode(name.substring(PREFIX.length()), row, bundle, modes, messages);
                }
            }
        }
        checkVersions(values, lines, messages);
        if (modes.values().stream().allMatch(mode -> mode == Mode.ABSENT)) {
            messages.add(RowMessage.error(FILE, 0, "", "roster.manifest.nothing"));
        }
        noteUnread(bundle, modes, messages);
        return new Manifest(modes, values.getOrDefault("source.systemName", ""));
    }

    private static void readMode(
            String title, RosterTable.Row row, RosterBundle bundle, Map<RosterFile, Mode> modes, RowMessages messages) {
        String value = row.text("value").toLowerCase(Locale.ROOT);
        Mode mode = switch (value) {
            case "absent" -> Mode.ABSENT;
            case "bulk" -> Mode.BULK;
            case "delta" -> Mode.DELTA;
            default -> null;
        };
        if (mode == null) {
            messages.add(RowMessage.error(FILE, row.line(), "value", "roster.manifest.mode", title, row.text("value")));
            return;
        }
        var file = RosterFile.named(title);
        if (file.isEmpty()) {
            if (!RosterFile.NOT_USED.contains(title)) {
                messages.note(FILE, row.line(), "propertyName", "roster.manifest.unknown", title);
            }
            return;
        }
        if (mode != Mode.ABSENT && !bundle.has(file.get())) {
            messages.add(RowMessage.error(
                    FILE,
                    row.line(),
                    "value",
                    "roster.manifest.promised",
                    file.get().fileName(),
                    value));
        }
        modes.put(file.get(), mode);
    }

    private static void checkVersions(Map<String, String> values, Map<String, Integer> lines, RowMessages messages) {
        String version = values.getOrDefault("oneroster.version", "");
        if (!version.equals("1.2") && !version.startsWith("1.2.")) {
            messages.add(RowMessage.error(
                    FILE, lines.getOrDefault("oneroster.version", 0), "value", "roster.manifest.version", version));
        }
        String own = values.getOrDefault("manifest.version", "");
        if (!own.equals("1.0")) {
            messages.warning(
                    FILE, lines.getOrDefault("manifest.version", 0), "value", "roster.manifest.ownVersion", own);
        }
    }

    private static void noteUnread(RosterBundle bundle, Map<RosterFile, Mode> modes, RowMessages messages) {
        for (String title : bundle.titles()) {
            var file = RosterFile.named(title);
            if (file.isEmpty()) {
                messages.note(title + ".csv", 0, "", "roster.file.notUsed");
            } else if (modes.getOrDefault(file.get(), Mode.ABSENT) == Mode.ABSENT) {
                messages.warning(title + ".csv", 0, "", "roster.file.notListed");
            }
        }
        bundle.others().forEach(name -> messages.note(name, 0, "", "roster.file.notCsv"));
    }
}
