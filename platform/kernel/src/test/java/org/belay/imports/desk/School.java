// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.TestTenants;
import org.belay.imports.RosterImportId;
import org.belay.imports.work.CheckJob;
import org.belay.imports.work.ImportRef;
import org.belay.imports.work.RosterImport;
import org.belay.imports.work.StoreJob;
import org.belay.imports.work.Tables;
import org.belay.imports.work.UndoJob;
import org.belay.roster.RosterCheck.Choice;
import org.belay.tables.ColumnMapping;
import org.belay.tables.DateOrder;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A university of its own for each test, with somebody who imports rosters there and the jobs done at once. */
final class School {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Desk at;
    final TenantId tenant;
    final Actor registrar;
    final String host;

    private School(Desk at) {
        this.at = at;
        String slug = "school-" + COUNT.incrementAndGet();
        this.host = slug + ".localhost";
        this.tenant = at.founding.found(
                slug,
                "School of Testing",
                TenantKind.UNIVERSITY,
                Set.of(host),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US-MI",
                "#0b6e7f");
        this.registrar = at.tenants.actorWith(tenant, ImportsModule.USE, Tables.ROSTER_PERMISSION, "people:manage");
    }

    /** The beans that a school works with. */
    record Desk(
            Tenants founding,
            TestTenants tenants,
            ImportDesk desk,
            ImportView view,
            CheckJob checkJob,
            StoreJob storeJob,
            MappingDesk mapping,
            UndoJob undoJob,
            JdbcClient jdbc) {

        School school() {
            return new School(this);
        }
    }

    @TestConfiguration
    static class Setup {
        @Bean
        Desk schoolDesk(
                Tenants founding,
                TestTenants tenants,
                ImportDesk desk,
                ImportView view,
                CheckJob checkJob,
                StoreJob storeJob,
                MappingDesk mapping,
                UndoJob undoJob,
                JdbcClient jdbc) {
            return new Desk(founding, tenants, desk, view, checkJob, storeJob, mapping, undoJob, jdbc);
        }
    }

    RosterImportId upload(byte[] zip) {
        return TenantScope.call(tenant, registrar, () -> {
            try {
                return at.desk.upload(RosterImport.ROSTER, new ByteArrayInputStream(zip), "roster.zip");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    RosterImportId checked(byte[] zip) {
        var id = upload(zip);
        TenantScope.run(tenant, Actor.SYSTEM, () -> at.checkJob.run(TestRun.of(new ImportRef(id))));
        return id;
    }

    /** Hands in people, takes the columns as guessed, and has the rows checked. */
    RosterImportId checkedPeople(byte[] csv) {
        var id = uploadPeople(csv);
        map(
                id,
                mapping(id)
                        .chosen(
                                mapping(id).columns().stream()
                                        .map(MappingPage.Column::field)
                                        .toList(),
                                DateOrder.YEAR_MONTH_DAY));
        return id;
    }

    RosterImportId uploadPeople(byte[] csv) {
        return TenantScope.call(tenant, registrar, () -> {
            try {
                return at.desk.upload("people", new ByteArrayInputStream(csv), "people.csv");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    MappingPage mapping(RosterImportId id) {
        return TenantScope.call(tenant, registrar, () -> at.mapping.page(id, Locale.US));
    }

    void map(RosterImportId id, ColumnMapping chosen) {
        TenantScope.run(tenant, registrar, () -> at.mapping.map(id, chosen));
        TenantScope.run(tenant, Actor.SYSTEM, () -> at.checkJob.run(TestRun.of(new ImportRef(id))));
    }

    ImportPage importedPeople(String csv) {
        var id = checkedPeople(csv.getBytes(StandardCharsets.UTF_8));
        accept(id, Choice.READY_ROWS);
        store(TestRun.of(new ImportRef(id)));
        return look(id);
    }

    ImportPage undoChecked(RosterImportId id) {
        TenantScope.run(tenant, registrar, () -> at.desk.previewUndo(id));
        undo(TestRun.of(new UndoJob.Round(id, true)));
        return look(id);
    }

    ImportPage undone(RosterImportId id) {
        undoChecked(id);
        TenantScope.run(tenant, registrar, () -> at.desk.undo(id));
        undo(TestRun.of(new UndoJob.Round(id, false)));
        return look(id);
    }

    void undo(TestRun run) {
        TenantScope.run(tenant, Actor.SYSTEM, () -> at.undoJob.run(run));
    }

    void accept(RosterImportId id, Choice choice) {
        TenantScope.run(tenant, registrar, () -> at.desk.accept(id, choice));
    }

    void store(TestRun run) {
        TenantScope.run(tenant, Actor.SYSTEM, () -> at.storeJob.run(run));
    }

    ImportPage imported(byte[] zip, Choice choice) {
        var id = checked(zip);
        accept(id, choice);
        store(TestRun.of(new ImportRef(id)));
        return look(id);
    }

    ImportPage look(RosterImportId id) {
        return TenantScope.call(tenant, registrar, () -> at.view.of(id));
    }

    int count(String from) {
        return at.tenants.in(
                tenant,
                () -> at.jdbc
                        .sql("select count(*) from platform." + from)
                        .query(Integer.class)
                        .single());
    }
}
