// SPDX-License-Identifier: Apache-2.0
package org.belay.personal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A type of record whose handling is told in statements. */
final class StatedRecords implements PersonalData {

    private static final int ROWS_AT_A_TIME = 500;

    private final PersonalRecords.Builder stated;
    private final JdbcClient jdbc;
    private final RecordRow rows;

    StatedRecords(PersonalRecords.Builder stated, JdbcClient jdbc, JsonMapper json) {
        this.stated = stated;
        this.jdbc = jdbc;
        this.rows = new RecordRow(json);
    }

    @Override
    public String recordType() {
        return stated.recordType;
    }

    @Override
    public Set<String> tables() {
        return stated.tables;
    }

    @Override
    public Keeping keeping() {
        return stated.keeping;
    }

    @Override
    public boolean erasedLast() {
        return stated.last;
    }

    @Override
    public void export(UUID person, Consumer<Map<String, @Nullable Object>> taker) {
        if (!stated.exported.isEmpty()) {
            jdbc.sql(stated.exported)
                    .param("person", person)
                    .withFetchSize(ROWS_AT_A_TIME)
                    .query(result -> {
                        taker.accept(rows.read(result));
                    });
        }
    }

    @Override
    public List<UUID> files(UUID person) {
        return stated.files.isEmpty()
                ? List.of()
                : jdbc.sql(stated.files).param("person", person).query(UUID.class).list().stream()
                        .filter(Objects::nonNull)
                        .toList();
    }

    @Override
    public Erased erase(UUID person) {
        stated.before.forEach(step -> step.accept(person));
        var deleted = stated.erasures.stream()
                .mapToLong(
                        statement -> jdbc.sql(statement).param("person", person).update())
                .sum();
        var kept = stated.kept.isEmpty()
                ? 0
                : jdbc.sql(stated.kept)
                        .param("person", person)
                        .query(Long.class)
                        .single();
        return new Erased(deleted, kept, kept == 0 ? null : stated.reason);
    }

    @Override
    public Disposed dispose(Instant before, int most) {
        if (stated.disposal.isEmpty()) {
            return new Disposed(0, List.of());
        }
        var gone = jdbc.sql(stated.disposal)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .list();
        return new Disposed(gone.size(), gone.stream().flatMap(Optional::stream).toList());
    }
}
