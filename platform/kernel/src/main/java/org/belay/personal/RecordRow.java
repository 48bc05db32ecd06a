// SPDX-License-Identifier: Apache-2.0
package org.belay.personal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row as names and values that JSON knows. */
record RecordRow(JsonMapper json) {

    Map<String, @Nullable Object> read(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            fields.put(columns.getColumnLabel(i), value(row, i, columns.getColumnTypeName(i)));
        }
        return fields;
    }

    private @Nullable Object value(ResultSet row, int column, String type) throws SQLException {
        return switch (type) {
            case "timestamptz" -> {
                var moment = row.getObject(column, OffsetDateTime.class);
                yield moment == null
                        ? null
                        : moment.withOffsetSameInstant(ZoneOffset.UTC).toString();
            }
            case "jsonb", "json" -> {
                var text = row.getString(column);
                yield text == null ? null : json.readValue(text, Object.class);
            }
            case "int2", "int4", "int8", "numeric", "bool" -> row.getObject(column);
            default -> {
                var value = row.getObject(column);
                yield value instanceof Array several
                        ? Arrays.asList((Object[]) several.getArray())
                        : value == null ? null : value.toString();
            }
        };
    }
}
