// SPDX-License-Identifier: Apache-2.0
package org.belay.personal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link PersonalData} from statements. In each, {@code :person} is whom it is about. */
@Component
public class PersonalRecords {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PersonalRecords(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Begins the description of a type of record, as {@code credits.entries}, and the tables that hold it. */
    public Builder of(String recordType, String... tables) {
        return new Builder(recordType, Set.of(tables));
    }

    /** Collects what is to be done. */
    public final class Builder {

        final String recordType;
        final Set<String> tables;
        final Set<String> erasures = new LinkedHashSet<>();
        final List<Consumer<UUID>> before = new ArrayList<>();
        String exported = "";
        String files = "";
        String kept = "";
        String disposal = "";

        @Nullable
        String reason;

        Keeping keeping = Keeping.always("");
        boolean last;

        private Builder(String recordType, Set<String> tables) {
            this.recordType = recordType;
            this.tables = tables;
        }

        /** A query whose columns are what the person gets; their labels are the names of the fields. */
        public Builder exports(String query) {
            exported = query;
            return this;
        }

        /** A query for the ids of stored files that belong to the person. */
        public Builder files(String query) {
            files = query;
            return this;
        }

        /** Statements that erase; the rows they touch are counted together. */
        public Builder erases(String... statements) {
            erasures.addAll(List.of(statements));
            return this;
        }

        /** Something to do, or to refuse, before anything of this type is erased. */
        public Builder firstly(Consumer<UUID> step) {
            before.add(step);
            return this;
        }

        /** A query that counts what stays once the rest is erased, and the message key of why. */
        public Builder keeps(String why, String countQuery) {
            reason = why;
            kept = countQuery;
            return this;
        }

        /** Erased after all other types. */
        public Builder last() {
            last = true;
            return this;
        }

        /** Kept as long as the organization wants; nothing is deleted by its age alone. */
        public Builder keptAlways(String source) {
            keeping = Keeping.always(source);
            return this;
        }

        /**
         * Deleted by age.
         *
         * @param table where the records are; its key is {@code (tenant_id, id)}
         * @param moment the column that says how old one is
         * @param person the column with whom it is about, so that a hold on that person keeps it
         * @param file the column with a stored file that goes with it; null for none
         */
        public Builder keptFor(
                int years, String source, String table, String moment, String person, @Nullable String file) {
            keeping = new Keeping(years, source, true);
            disposal = """
                    delete from %1$s t using (
                        select id from %1$s where tenant_id = platform.current_tenant() and %2$s < :before
                           and not platform.on_hold(%3$s) order by %2$s limit :most) old
                     where t.tenant_id = platform.current_tenant() and t.id = old.id
                    returning %4$s""".formatted(table, moment, person, file == null ? "null::uuid" : "t." + file);
            return this;
        }

        public PersonalData build() {
            return new StatedRecords(this, jdbc, json);
        }
    }
}
