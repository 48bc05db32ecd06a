// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects messages: counts all and keeps the first of each severity, so that many notes never hide an error. */
public final class RowMessages {

    private final int limit;
    private final Map<RowMessage.Severity, List<RowMessage>> kept = new EnumMap<>(RowMessage.Severity.class);
    private final Map<RowMessage.Severity, Integer> counts = new EnumMap<>(RowMessage.Severity.class);

    public RowMessages(int limit) {
        this.limit = limit;
    }

    public void add(RowMessage message) {
        counts.merge(message.severity(), 1, Integer::sum);
        var list = kept.computeIfAbsent(message.severity(), severity -> new ArrayList<>());
        if (list.size() < limit) {
            list.add(message);
        }
    }

    public void warning(String file, int line, String column, String key, Object... parameters) {
        add(RowMessage.of(RowMessage.Severity.WARNING, file, line, column, key, parameters));
    }

    void note(String file, int line, String column, String key, Object... parameters) {
        add(RowMessage.of(RowMessage.Severity.NOTE, file, line, column, key, parameters));
    }

    public int count(RowMessage.Severity severity) {
        return counts.getOrDefault(severity, 0);
    }

    /** By file in the order of reading, then by line. */
    public List<RowMessage> sorted() {
        return kept.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(RowMessages::place).thenComparingInt(RowMessage::line))
                .toList();
    }

    private static int place(RowMessage message) {
        String name = message.file();
        if (name.isEmpty() || name.equals("manifest.csv")) {
            return name.length();
        }
        for (var file : RosterFile.values()) {
            if (name.equals(file.fileName())) {
                return 100 + file.ordinal();
            }
        }
        return 1_000;
    }
}
