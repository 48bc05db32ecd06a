// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.KernelTest;
import org.belay.imports.RosterImportId;
import org.belay.imports.RosterResult.Count;
import org.belay.imports.work.ImportRef;
import org.belay.imports.work.ImportState;
import org.belay.roster.RosterCheck.Choice;
import org.belay.tables.ColumnMapping;
import org.belay.tables.DateOrder;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
@Import(School.Setup.class)
class TableImportTests {

    private static final String GOOD =
            "First name,Last Name,E-Mail,Student ID\r\nAda,Fern,ada@example.edu,1\r\nBo,Birch,bo@example.edu,2\r\n";

    @Autowired
    School.Desk desk;

    @Autowired
    MessageSource messages;

    School school;

    @BeforeEach
    void found() {
        school = desk.school();
    }

    @Test
    void aSpreadsheetOfAnyKindBringsItsPeople() {
        var semicolons = "Vorname;Nachname;Mail\nZo\u00eb;\"Fern;\nBirch\";zoe@example.edu\n"
                .getBytes(Charset.forName("windows-1252"));
        var page = school.look(imported(semicolons));

        assertThat(page.state()).isEqualTo(ImportState.DONE);
        assertThat(page.main()).isEqualTo(new Count("people", 1, 0, 0, 0, 0));
        assertThat(school.count("person where given_name = 'Zo\u00eb' and family_name = 'Fern; Birch'"))
                .isOne();
        assertThat(school.look(imported(
                                "Email\tFirst\tLast\ntab@example.edu\tTab\tTree\n".getBytes(StandardCharsets.UTF_16)))
                        .main()
                        .added())
                .isOne();
    }

    private RosterImportId imported(byte[] csv) {
        var id = school.checkedPeople(csv);
        school.accept(id, Choice.ALL_OR_NOTHING);
        school.store(TestRun.of(new ImportRef(id)));
        return id;
    }

    @Test
    void badRowsAreNamedByLineAndHeadingAndTheOthersAreReady() {
        var id = school.checkedPeople((GOOD + "Cy,,cy@example.edu,3\nDi,Dale,no mail,4\nEd,Elm,ada@example.edu,5\n"
                        + "Flo,Fir,,\n=cmd(),Gum,g@example.edu,7\nHal,Hay,h@example.edu,8,9\nIda\0,Ivy,i@example.edu,10\n")
                .getBytes(StandardCharsets.UTF_8));
        var page = school.look(id);

        assertThat(page.report().messages())
                .extracting(message -> message.line() + " " + message.column() + " " + message.key())
                .containsExactly(
                        "4 Last Name tables.cell.missing",
                        "5 E-Mail person.email.shape",
                        "6 E-Mail table.people.twice",
                        "7  table.people.no-key",
                        "8 First name tables.cell.formula",
                        "9  tables.row.ragged",
                        "10 First name tables.cell.binary");
        assertThat(page.ready()).isEqualTo(2);
        assertThat(page.total()).isEqualTo(9);
        assertThat(school.count("person")).isZero();
        assertThatThrownBy(() -> school.accept(id, Choice.ALL_OR_NOTHING)).hasMessage("imports.not-all-ready");
    }

    @Test
    void theSameTableAgainChangesNothingAndAChangedOneChangesThePerson() {
        school.importedPeople(GOOD);
        assertThat(school.importedPeople(GOOD).main()).isEqualTo(new Count("people", 0, 0, 0, 2, 0));
        assertThat(school.importedPeople(GOOD.replace("Fern", "Fernside").replace("ada@", "ADA@"))
                        .main())
                .isEqualTo(new Count("people", 0, 1, 0, 1, 0));
        assertThat(school.count("person")).isEqualTo(2);
    }

    @Test
    void whatSomebodyElseHasIsAMessage() {
        school.importedPeople(GOOD);
        var id = school.checkedPeople(
                GOOD.replace("ada@example.edu,1", "bo@example.edu,1").getBytes(StandardCharsets.UTF_8));
        assertThat(school.look(id).report().messages().getFirst().key()).isEqualTo("imports.clash.email");
    }

    @Test
    void aMappingIsRememberedForTheSameHeadingsInAnyOrder() {
        var id = school.uploadPeople("Alpha,Beta,Gamma\nAda,Fern,a@example.edu\n".getBytes(StandardCharsets.UTF_8));
        assertThat(school.mapping(id).matched()).isZero();
        assertThatThrownBy(() ->
                        school.map(id, new ColumnMapping(Map.of("Alpha", "given-name"), DateOrder.YEAR_MONTH_DAY)))
                .hasMessage("tables.mapping.missing");
        assertThatThrownBy(() -> school.map(
                        id,
                        new ColumnMapping(
                                Map.of("Alpha", "given-name", "Beta", "given-name"), DateOrder.YEAR_MONTH_DAY)))
                .hasMessage("tables.mapping.twice");
        school.map(
                id,
                new ColumnMapping(
                        Map.of("Alpha", "given-name", "Beta", "family-name", "Gamma", "email"),
                        DateOrder.YEAR_MONTH_DAY));

        var other = school.uploadPeople("GAMMA,Alpha,beta\nx@example.edu,Bo,Birch\n".getBytes(StandardCharsets.UTF_8));
        assertThat(school.mapping(other).remembered()).isTrue();
        assertThat(school.mapping(other).columns())
                .extracting(MappingPage.Column::field)
                .isEqualTo(List.of("email", "given-name", "family-name"));
        var elsewhere = desk.school();
        var theirs = elsewhere.uploadPeople("Alpha,Beta,Gamma\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(elsewhere.mapping(theirs).remembered()).isFalse();
    }

    @Test
    void aRunThatWasCutOffGoesOnWithoutDoubling() {
        var csv = new StringBuilder("given name,family name,email\n");
        for (int i = 0; i < 1_300; i++) {
            csv.append("Given").append(i).append(",Family,p").append(i).append("@example.edu\n");
        }
        var id = school.checkedPeople(csv.toString().getBytes(StandardCharsets.UTF_8));
        school.accept(id, Choice.READY_ROWS);
        var first = TestRun.cutAfter(1, new ImportRef(id));
        assertThatThrownBy(() -> school.store(first)).isInstanceOf(TestRun.Cut.class);
        assertThat(school.count("person")).isEqualTo(500);

        school.store(TestRun.after(first));

        assertThat(school.count("person")).isEqualTo(1_300);
        assertThat(school.look(id).main()).isEqualTo(new Count("people", 1_300, 0, 0, 0, 0));
    }

    @Test
    void allOrNothingLeavesNothingWhenItIsCutOff() {
        var id = school.checkedPeople(GOOD.getBytes(StandardCharsets.UTF_8));
        school.accept(id, Choice.ALL_OR_NOTHING);
        assertThatThrownBy(() -> school.store(TestRun.cutAfter(0, new ImportRef(id))))
                .isInstanceOf(TestRun.Cut.class);
        assertThat(school.count("person")).isZero();
        assertThat(school.count("import_change")).isZero();
    }

    @Test
    void whatTheJobsReportCanBeSaid() {
        for (var key : List.of("imports.store.table-done", "imports.undo.checked", "imports.undo.done")) {
            assertThat(messages.getMessage(key, new Object[] {"20000", "1", "0"}, Locale.US))
                    .contains("20000");
        }
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> school.uploadPeople("%PDF-1.7 pretends".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.messageKey()).isEqualTo("imports.not-csv"));
        var huge = new byte[25_000_001];
        java.util.Arrays.fill(huge, (byte) 'a');
        assertThatThrownBy(() -> school.uploadPeople(huge)).hasMessage("files.too-large");
        var open = school.uploadPeople("a,b\n\"never closed\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> school.mapping(open)).hasMessage("tables.file.quotes");
        assertThat(school.count("stored_file")).isOne();
    }

    @Test
    void whoMayNotManagePeopleMayNotImportThem() {
        var clerk = desk.tenants().actorWith(school.tenant, ImportsModule.USE);
        var id = school.checkedPeople(GOOD.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() ->
                        TenantScope.run(school.tenant, clerk, () -> desk.desk().accept(id, Choice.READY_ROWS)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        TenantScope.call(school.tenant, clerk, () -> desk.view().of(id)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        TenantScope.run(school.tenant, clerk, () -> desk.view().retry(id)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(TenantScope.call(school.tenant, clerk, () -> desk.view().newest(1)))
                .isEmpty();
        var other = desk.school();
        assertThatThrownBy(() -> other.mapping(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.look(id)).isInstanceOf(NotFound.class);
    }
}
