// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.io.IOException;
import java.util.Objects;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.tables.ColumnMapping;
import org.belay.tables.CsvTable;
import org.belay.tables.TableCheck;
import org.belay.tables.TableOutline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Opens the table in a stored file. */
@Component
public class TableReader {

    private final Files files;
    private final Tables tables;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    TableReader(Files files, Tables tables, JsonMapper json, PlatformTransactionManager transactions) {
        this.files = files;
        this.tables = tables;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws org.belay.roster.UnreadableRoster when the file is no table */
    public TableOutline outline(FileId file, String name) throws IOException {
        return TableOutline.of(name, content(file));
    }

    public TableCheck check(RosterImport mapped) {
        var table = tables.require(mapped.kind());
        return new TableCheck(
                table,
                json.readValue(Objects.requireNonNull(mapped.mapping()), ColumnMapping.class),
                mapped.fileName(),
                content(mapped.file()),
                () -> Objects.requireNonNull(transaction.execute(status -> table.check())));
    }

    private CsvTable.Content content(FileId file) {
        return () -> files.open(file).stream();
    }
}
