// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.belay.tables.ColumnMapping;
import org.belay.tables.DateOrder;
import org.belay.tables.ImportableTable;
import org.belay.tables.TableField;
import org.belay.tables.TableOutline;

/**
 * The step in which columns find their fields.
 *
 * @param fields name of the field to what it is called
 * @param orders name of a date order to how it looks; empty when no field is a date
 * @param remembered whether the choices are those of the last time
 */
record MappingPage(
        String table,
        List<Column> columns,
        Map<String, String> fields,
        List<String> required,
        Map<String, String> orders,
        DateOrder dates,
        boolean remembered) {

    /**
     * A column of theirs.
     *
     * @param field name of the field that it is mapped to; empty for none
     */
    record Column(String heading, List<String> samples, String field) {}

    static MappingPage of(
            ImportableTable table,
            TableOutline outline,
            ColumnMapping mapping,
            boolean remembered,
            UnaryOperator<String> words) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < outline.header().size(); i++) {
            var heading = outline.header().get(i);
            columns.add(new Column(heading, outline.samples().get(i), mapping.fieldOf(heading)));
        }
        var fields = new LinkedHashMap<String, String>();
        var required = new ArrayList<String>();
        boolean dated = false;
        for (var field : table.fields()) {
            var name = words.apply(table.labelKey(field));
            fields.put(field.name(), name);
            dated |= field.type() == TableField.Type.DATE;
            if (field.required()) {
                required.add(name);
            }
        }
        var orders = new LinkedHashMap<String, String>();
        for (var order : dated ? DateOrder.values() : new DateOrder[0]) {
            orders.put(order.name(), words.apply(order.label()));
        }
        return new MappingPage(
                words.apply(table.labelKey()), columns, fields, required, orders, mapping.dates(), remembered);
    }

    /** How many columns have found a field. */
    public long matched() {
        return columns.stream().filter(column -> !column.field().isEmpty()).count();
    }

    /** The same with what somebody has chosen, to be shown again. */
    MappingPage with(ColumnMapping chosen) {
        return new MappingPage(
                table,
                columns.stream()
                        .map(column -> new Column(column.heading(), column.samples(), chosen.fieldOf(column.heading())))
                        .toList(),
                fields,
                required,
                orders,
                chosen.dates(),
                remembered);
    }

    /**
     * What a form says.
     *
     * @param chosen for each column, in order, the name of a field or nothing
     */
    ColumnMapping chosen(List<String> chosen, DateOrder order) {
        var mapping = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(chosen.size(), columns.size()); i++) {
            if (!chosen.get(i).isEmpty()) {
                mapping.put(columns.get(i).heading(), chosen.get(i));
            }
        }
        return new ColumnMapping(mapping, order);
    }
}
