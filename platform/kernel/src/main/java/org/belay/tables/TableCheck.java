// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.belay.roster.Manifest;
import org.belay.roster.RosterLimits;
import org.belay.roster.RosterReport;
import org.belay.roster.RowMessage;
import org.belay.roster.RowMessages;
import org.belay.roster.UnreadableRoster;
import org.belay.tables.ImportableTable.Fault;
import org.belay.tables.ImportableTable.RowCheck;

/** Reads a mapped table row by row and tells the rows that are ready from those that are not. */
public final class TableCheck {

    private static final Pattern FORMULA = Pattern.compile("[=@＝＠].*|[-+＋－]\\s*[\\p{L}(].*", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final ImportableTable table;
    private final ColumnMapping mapping;
    private final String file;
    private final CsvTable.Content content;
    private final Supplier<RowCheck> known;

    /** @param known opens the table's own check, anew for each reading */
    public TableCheck(
            ImportableTable table,
            ColumnMapping mapping,
            String file,
            CsvTable.Content content,
            Supplier<RowCheck> known) {
        this.table = table;
        this.mapping = mapping;
        this.file = file;
        this.content = content;
        this.known = known;
    }

    /** What a dry run tells; nothing is stored. */
    public RosterReport report() throws IOException {
        try {
            return read(row -> {});
        } catch (UnreadableRoster failure) {
            return RosterReport.unreadable(failure);
        }
    }

    /** Hands over each ready row in the order of the file, and tells the same as {@link #report}. */
    public RosterReport forEachReady(Consumer<TableRow> taker) throws IOException {
        return read(taker);
    }

    private RosterReport read(Consumer<TableRow> taker) throws IOException {
        var messages = new RowMessages(RosterLimits.STANDARD.messages());
        var check = known.get();
        try (var csv = CsvTable.open(file, content)) {
            for (var heading : csv.repeated()) {
                messages.warning(file, 1, heading, "tables.header.twice", heading);
            }
            int rows = 0;
            int ready = 0;
            for (var record = csv.next(); record != null; record = csv.next()) {
                rows++;
                var faults = new ArrayList<Fault>();
                var row = row(csv.header(), record, faults);
                if (faults.isEmpty()) {
                    faults.addAll(check.faults(row));
                }
                for (var fault : faults) {
                    messages.add(RowMessage.error(
                            file,
                            record.line(),
                            heading(fault),
                            fault.key(),
                            fault.parameters().toArray()));
                }
                if (faults.isEmpty()) {
                    ready++;
                    taker.accept(row);
                }
            }
            return new RosterReport(
                    "",
                    ready == 0,
                    List.of(new RosterReport.FileCount(file, Manifest.Mode.DELTA, rows, ready, 0)),
                    messages.count(RowMessage.Severity.ERROR),
                    messages.count(RowMessage.Severity.WARNING),
                    messages.count(RowMessage.Severity.NOTE),
                    messages.sorted());
        }
    }

    private String heading(Fault fault) {
        var heading = mapping.headingOf(fault.field());
        return heading == null ? fault.field() : heading;
    }

    private TableRow row(List<String> header, CsvTable.Record record, List<Fault> faults) {
        if (record.cells().size() != header.size()) {
            faults.add(Fault.of("", "tables.row.ragged", record.cells().size(), header.size()));
        }
        Map<String, String> values = new HashMap<>(mapping.values(header, record.cells()));
        for (var field : table.fields()) {
            var value = values.getOrDefault(field.name(), "");
            if (value.isEmpty()) {
                if (field.required()) {
                    faults.add(Fault.of(field.name(), "tables.cell.missing"));
                }
                continue;
            }
            values.put(field.name(), cell(field, value, faults));
        }
        return new TableRow(record.line(), values);
    }

    private String cell(TableField field, String value, List<Fault> faults) {
        if (value.indexOf('\0') >= 0) {
            faults.add(Fault.of(field.name(), "tables.cell.binary"));
        } else if (value.indexOf('\uFFFD') >= 0
                || value.chars()
                        .anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c <= 0x9F)) {
            faults.add(Fault.of(field.name(), "tables.cell.garbled", value));
        } else if (FORMULA.matcher(value).matches()) {
            faults.add(Fault.of(field.name(), "tables.cell.formula", value));
        } else {
            return typed(field, value, faults);
        }
        return value;
    }

    private String typed(TableField field, String value, List<Fault> faults) {
        switch (field.type()) {
            case TEXT -> {
                return value.replaceAll("\\s*[\\r\\n\\t]+\\s*", " ");
            }
            case DATE -> {
                var date = mapping.dates().read(value);
                if (date.isEmpty()) {
                    faults.add(Fault.of(
                            field.name(),
                            "tables.cell.date." + mapping.dates().name().toLowerCase(java.util.Locale.ROOT),
                            value));
                }
                return date.map(String::valueOf).orElse(value);
            }
            case WHOLE_NUMBER -> {
                if (!WHOLE.matcher(value).matches()) {
                    faults.add(Fault.of(field.name(), "tables.cell.number", value));
                }
                return value;
            }
        }
        throw new IllegalStateException(field.type().name());
    }
}
