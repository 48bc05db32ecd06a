// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.belay.KernelTest;
import org.belay.imports.RosterImportId;
import org.belay.imports.Undone;
import org.belay.imports.work.ImportState;
import org.belay.imports.work.UndoJob;
import org.belay.roster.RosterCheck.Choice;
import org.belay.roster.RosterFile;
import org.belay.roster.RosterZip;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@KernelTest
@Import(School.Setup.class)
class UndoTests {

    private static final String TWO =
            "given name,family name,email,student id\n" + "Ada,Fern,ada@example.edu,1\nBo,Birch,bo@example.edu,2\n";
    private static final List<String> TABLES = List.of(
            "person",
            "person_external_id",
            "role_assignment",
            "actor",
            "roster_org",
            "roster_class",
            "roster_role",
            "roster_enrollment",
            "roster_person_link");

    @Autowired
    School.Desk desk;

    School school;

    @BeforeEach
    void found() {
        school = desk.school();
    }

    @Test
    void anUndoneImportLeavesEverythingAsItWas() {
        school.importedPeople(TWO);
        var before = all();
        var changed = school.importedPeople(
                TWO.replace("Fern", "Fernside").replace(",2\n", ",22\n") + "Cy,Cedar,cy@example.edu,3\n");
        assertThat(all()).isNotEqualTo(before);

        var page = school.undone(RosterImportId.of(changed.id()));

        assertThat(page.state()).isEqualTo(ImportState.UNDONE);
        assertThat(page.undo().undone().of("platform.person"))
                .isEqualTo(new Undone.Part("platform.person", 1, 2, 0, 0));
        assertThat(all()).isEqualTo(before);
        assertThat(school.count("import_change where import_id = '" + changed.id() + "'"))
                .isZero();
        assertThat(school.count("audit_entry where action = 'roster.undone'")).isOne();
    }

    @Test
    void thePreviewTellsTheSameAndChangesNothing() {
        var id = RosterImportId.of(school.importedPeople(TWO).id());
        var before = all();
        var preview = school.undoChecked(id);

        assertThat(preview.state()).isEqualTo(ImportState.UNDO_CHECKED);
        assertThat(preview.undo().undone().of("platform.person").removed()).isEqualTo(2);
        assertThat(all()).isEqualTo(before);
        TenantScope.run(school.tenant, school.registrar, () -> desk.desk().keep(id));
        assertThat(school.look(id).state()).isEqualTo(ImportState.DONE);
        assertThat(school.undone(id).undo().undone()).isEqualTo(preview.undo().undone());
        assertThat(school.count("person")).isZero();
    }

    @Test
    void whomSomebodyHasChangedSinceStaysAndIsNamed() {
        var id = RosterImportId.of(school.importedPeople(TWO).id());
        inSchool("update platform.person set family_name = 'Changed', version = version + 1 where given_name = 'Ada'");

        var undo = school.undone(id).undo();

        assertThat(undo.kept())
                .extracting(kept -> kept.name() + " " + kept.reason())
                .containsExactly("Ada Changed imports.undo.kept.changed");
        assertThat(school.count("person")).isOne();
        assertThat(school.count("person_external_id where value = '1'")).isOne();
    }

    @Test
    void whoHasSignedInSinceStaysAndIsStopped() {
        var id = RosterImportId.of(school.importedPeople(TWO).id());
        inSchool(
                "insert into platform.actor (id, kind) select id, 'PERSON' from platform.person where given_name = 'Ada'");
        inSchool("""
                insert into platform.account (person_id, login_lower, last_sign_in_at, version)
                select id, email_lower, now(), 0 from platform.person where given_name = 'Ada'""");

        var undo = school.undone(id).undo();

        assertThat(undo.undone().of("platform.person")).isEqualTo(new Undone.Part("platform.person", 1, 0, 1, 0));
        assertThat(school.count("person")).isOne();
        assertThat(school.count("actor where active and id in (select id from platform.person)"))
                .isZero();
    }

    @Test
    void anUndoneRosterLeavesTheOneBeforeIt() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var before = all();
        var without = RosterZip.good("bulk").with(RosterFile.USERS, "Tess,Sample", "Tessa,Sample");
        for (var file : List.of(RosterFile.ROLES, RosterFile.ENROLLMENTS)) {
            without.entry(
                    file.fileName(),
                    without.text(file)
                            .lines()
                            .filter(line -> !line.contains("otto"))
                            .reduce("", (text, line) -> text + line + "\n"));
        }
        var second = school.imported(without.bytes(), Choice.READY_ROWS);
        assertThat(all()).isNotEqualTo(before);

        school.undone(RosterImportId.of(second.id()));

        assertThat(all()).isEqualTo(before);
    }

    @Test
    void anUndoneFirstRosterLeavesNobody() {
        var id = RosterImportId.of(school.imported(RosterZip.good("bulk").bytes(), Choice.READY_ROWS)
                .id());
        school.undone(id);

        for (var table :
                List.of("person", "roster_org", "roster_enrollment", "roster_person_link", "person_external_id")) {
            assertThat(school.count(table)).as(table).isZero();
        }
    }

    @Test
    void anUndoThatWasCutOffIsContinued() {
        var csv = new StringBuilder("given name,family name,email\n");
        for (int i = 0; i < 1_300; i++) {
            csv.append("Given,Family,p").append(i).append("@example.edu\n");
        }
        var id = RosterImportId.of(school.importedPeople(csv.toString()).id());
        school.undoChecked(id);
        TenantScope.run(school.tenant, school.registrar, () -> desk.desk().undo(id));
        var first = TestRun.cutAfter(2, new UndoJob.Round(id, false));
        assertThatThrownBy(() -> school.undo(first)).isInstanceOf(TestRun.Cut.class);
        assertThat(school.count("person")).isEqualTo(300);

        school.undo(TestRun.after(first));

        assertThat(school.count("person")).isZero();
        assertThat(school.look(id).undo().undone().of("platform.person").removed())
                .isEqualTo(1_300);
    }

    @Test
    void anImportIsUndoneOnceAndNotWhenItsTimeIsOver() {
        var id = RosterImportId.of(school.importedPeople(TWO).id());
        school.undone(id);
        assertThatThrownBy(() -> school.undoChecked(id)).hasMessage("imports.not-undoable");

        var old = RosterImportId.of(school.importedPeople(TWO).id());
        inSchool("update platform.roster_import set ended_at = now() - interval '31 days' where id = '" + old + "'");
        assertThatThrownBy(() -> school.undoChecked(old)).hasMessage("imports.undo.too-late");
    }

    private void inSchool(String sql) {
        desk.tenants().inTenant(school.tenant, () -> desk.jdbc().sql(sql).update());
    }

    /** Every row but for its version, which only grows. */
    private List<String> all() {
        return TABLES.stream()
                .map(table -> desk.tenants()
                        .in(
                                school.tenant,
                                () -> desk.jdbc()
                                        .sql("select '" + table + "' || string_agg((to_jsonb(t) - 'version')::text, '|'"
                                                + " order by (to_jsonb(t) - 'version')::text) from platform." + table
                                                + " t"
                                                + " where tenant_id = platform.current_tenant()")
                                        .query(String.class)
                                        .optional()
                                        .orElse(table)))
                .toList();
    }
}
