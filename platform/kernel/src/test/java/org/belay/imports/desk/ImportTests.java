// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.imports.RosterResult.Count;
import org.belay.imports.work.ImportRef;
import org.belay.imports.work.ImportState;
import org.belay.roster.RosterCheck.Choice;
import org.belay.roster.RosterFile;
import org.belay.roster.RosterSample;
import org.belay.roster.RosterZip;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@KernelTest
@Import(School.Setup.class)
class ImportTests {

    private static final Path TWO_BAD_ROWS = Path.of("src/test/resources/roster/two-bad-rows.zip");

    @Autowired
    School.Desk desk;

    @Autowired
    ImportView view;

    @Autowired
    TestTenants tenants;

    School school;

    @BeforeEach
    void found() {
        school = desk.school();
    }

    private static byte[] sample(long seed, int users, int enrollments) throws IOException {
        var out = new ByteArrayOutputStream();
        new RosterSample(seed, users, enrollments).write(out, List.of(), List.of());
        return out.toByteArray();
    }

    @Test
    void theDryRunNamesTheTwoBadRowsAndStoresNothing() throws IOException {
        var page = school.look(school.checked(Files.readAllBytes(TWO_BAD_ROWS)));

        assertThat(page.state()).isEqualTo(ImportState.CHECKED);
        assertThat(page.bad()).isEqualTo(2);
        assertThat(page.report().messages())
                .extracting(message -> message.file() + ":" + message.line() + ":" + message.column())
                .containsExactly("users.csv:42:username", "enrollments.csv:122:classSourcedId");
        assertThat(school.count("person")).isZero();
        assertThat(school.count("roster_org")).isZero();
    }

    @Test
    void theReadyRowsBesideTwoBadOnesAreTakenOver() throws IOException {
        var page = school.imported(Files.readAllBytes(TWO_BAD_ROWS), Choice.READY_ROWS);

        assertThat(page.state()).isEqualTo(ImportState.DONE);
        assertThat(page.result().of("users.csv")).isEqualTo(new Count("users.csv", 40, 0, 0, 0, 0));
        assertThat(school.count("person where email_lower = 'person7@example.edu'"))
                .isOne();
        assertThat(school.count("role_assignment a join platform.role r on r.id = a.role_id where r.key = 'learner'"))
                .isEqualTo(38);
        assertThat(school.count("role_assignment a join platform.role r on r.id = a.role_id where r.key = 'faculty'"))
                .isEqualTo(2);
    }

    @Test
    void theSameRosterAgainChangesNothing() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var again = school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);

        assertThat(again.result().counts()).allSatisfy(count -> {
            assertThat(count.added()).isZero();
            assertThat(count.changed()).isZero();
            assertThat(count.ended()).isZero();
            assertThat(count.unchanged()).isPositive();
        });
        assertThat(school.count("person")).isEqualTo(2);
        assertThat(school.count("person where version > 0")).isZero();
    }

    @Test
    void whoIsMissingFromAFullRosterLosesTheEnrollmentAndStays() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var without = RosterZip.good("bulk");
        for (var file : List.of(RosterFile.USERS, RosterFile.ROLES, RosterFile.ENROLLMENTS)) {
            without.entry(file.fileName(), lineless(without.text(file), "otto"));
        }

        var page = school.imported(without.bytes(), Choice.ALL_OR_NOTHING);

        assertThat(page.result().of("users.csv").ended()).isOne();
        assertThat(school.count("person")).isEqualTo(2);
        assertThat(school.count("roster_enrollment where ended_in is null")).isOne();
        assertThat(school.count("roster_person_link where sourced_id = 'u-otto' and ended_in is not null"))
                .isOne();

        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        assertThat(school.count("person")).isEqualTo(2);
        assertThat(school.count("roster_enrollment where ended_in is null")).isEqualTo(2);
    }

    private static String lineless(String text, String piece) {
        return text.lines().filter(line -> !line.contains(piece)).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void whoseRowHasAnErrorIsNotGone() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var bad = RosterZip.good("bulk").with(RosterFile.USERS, "otto@example.org", "otto at example");

        var page = school.imported(bad.bytes(), Choice.READY_ROWS);

        assertThat(page.result().of("users.csv").ended()).isZero();
        assertThat(school.count("roster_enrollment where ended_in is null")).isEqualTo(2);
    }

    @Test
    void aDeltaAddsChangesAndEndsOnlyWhatItNames() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var delta = RosterZip.good("delta")
                .absent(RosterFile.ORGS)
                .absent(RosterFile.ACADEMIC_SESSIONS)
                .absent(RosterFile.COURSES)
                .absent(RosterFile.CLASSES)
                .absent(RosterFile.ROLES);
        delta.entry(
                "users.csv",
                lineless(delta.text(RosterFile.USERS).replace("Tess,Sample", "Tess,Sample-Field"), "otto"));
        delta.entry(
                "enrollments.csv",
                lineless(delta.text(RosterFile.ENROLLMENTS), "tess").replace("e-otto,active", "e-otto,tobedeleted"));

        var page = school.imported(delta.bytes(), Choice.ALL_OR_NOTHING);

        assertThat(page.result().of("users.csv")).isEqualTo(new Count("users.csv", 0, 1, 0, 0, 0));
        assertThat(page.result().of("enrollments.csv").ended()).isOne();
        assertThat(school.count("person where family_name = 'Sample-Field'")).isOne();
        assertThat(school.count("roster_person_link where ended_in is null")).isEqualTo(2);
    }

    @Test
    void whoIsHereAlreadyIsRecognizedByNumberOrEmail() {
        tenants.inTenant(school.tenant, () -> desk.jdbc().sql("""
                        insert into platform.person (id, given_name, family_name, preferred_name, email, email_lower, name_lower,
                                                     created_at, version)
                        values (uuidv7(), 'Theresa', 'Sample', 'T.', 'TESS@example.org', 'tess@example.org', 'x', now(), 0)""").update());

        var page = school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);

        assertThat(page.result().of("users.csv")).isEqualTo(new Count("users.csv", 1, 0, 1, 0, 0));
        assertThat(school.count("person where given_name = 'Tess' and preferred_name = 'T.'"))
                .isOne();
    }

    @Test
    void anEmailOfSomebodyElseIsAMessageAboutTheRow() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var clash = RosterZip.good("bulk")
                .with(RosterFile.USERS, "otto@example.org", "new@example.org")
                .with(RosterFile.USERS, "tess@example.org", "otto@example.org");

        var page = school.look(school.checked(clash.bytes()));

        assertThat(page.report().messages().getFirst().key()).isEqualTo("imports.clash.email");
        assertThat(page.report().messages().getFirst().line()).isEqualTo(2);
    }

    @Test
    void allOrNothingWithAnErrorIsRefused() throws IOException {
        var id = school.checked(Files.readAllBytes(TWO_BAD_ROWS));

        assertThatThrownBy(() -> school.accept(id, Choice.ALL_OR_NOTHING))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.messageKey()).isEqualTo("imports.not-all-ready"));
    }

    @Test
    void allOrNothingLeavesNothingWhenItIsCutOff() throws IOException {
        var id = school.checked(sample(1, 1_200, 1_200));
        school.accept(id, Choice.ALL_OR_NOTHING);

        assertThatThrownBy(() -> school.store(TestRun.cutAfter(0, new ImportRef(id))))
                .isInstanceOf(TestRun.Cut.class);

        assertThat(school.count("person")).isZero();
        assertThat(school.count("roster_org")).isZero();
        assertThat(school.look(id).result()).isNull();
    }

    @Test
    void allOrNothingIsSentBackWhenSomethingHasChangedSinceTheCheck() {
        var zip = RosterZip.good("bulk").with(RosterFile.USERS, "Tess,Sample,,,", "Tess,Sample,,S1,");
        var id = school.checked(zip.bytes());
        school.accept(id, Choice.ALL_OR_NOTHING);
        tenants.inTenant(school.tenant, () -> desk.jdbc().sql("""
                        with p as (insert into platform.person (id, given_name, family_name, email, email_lower, name_lower,
                                                                created_at, version)
                                   select uuidv7(), 'Other', 'One', mail, mail, 'x', now(), 0
                                     from unnest(array['tess@example.org', 'other@example.org']) mail returning id, email)
                        insert into platform.person_external_id (person_id, system, value)
                        select id, 'sis', 'S1' from p where email = 'other@example.org'""").update());

        assertThatThrownBy(() -> school.store(TestRun.of(new ImportRef(id)))).hasMessage("imports.changed-since");

        var page = school.look(id);
        assertThat(page.state()).isEqualTo(ImportState.CHECKED);
        assertThat(page.problem()).isEqualTo("imports.changed-since");
        assertThat(page.errors()).isPositive();
        assertThat(school.count("person")).isEqualTo(2);
        assertThat(school.count("roster_org")).isZero();
    }

    @Test
    void aRunThatWasCutOffIsContinuedWithoutDoubling() throws IOException {
        var zip = sample(2, 1_200, 2_000);
        var id = school.checked(zip);
        school.accept(id, Choice.READY_ROWS);
        var first = TestRun.cutAfter(6, new ImportRef(id));

        assertThatThrownBy(() -> school.store(first)).isInstanceOf(TestRun.Cut.class);
        assertThat(school.count("person")).isBetween(1, 1_200);
        assertThat(school.look(id).state()).isEqualTo(ImportState.IMPORTING);

        var second = TestRun.after(first);
        school.store(second);

        assertThat(second.checkpoints).doesNotContainAnyElementsOf(first.checkpoints.subList(3, 6));
        assertThat(school.count("person")).isEqualTo(1_200);
        assertThat(school.count("roster_enrollment")).isEqualTo(2_000);
        assertThat(school.look(id).result().of("users.csv")).isEqualTo(new Count("users.csv", 1_200, 0, 0, 0, 0));
        assertThat(school.look(id).result().of("enrollments.csv").added()).isEqualTo(2_000);
    }

    @Test
    void whatIsNotAZipIsRefusedAndNotKept() {
        assertThatThrownBy(() -> school.upload("sourcedId,name\n1,x\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.messageKey()).isEqualTo("imports.not-zip"));
        assertThat(school.count("roster_import")).isZero();
        assertThat(school.count("stored_file")).isZero();
        assertThat(school.count("job")).isZero();
    }

    @Test
    void aZipThatIsNoRosterIsExplainedAndCannotBeTakenOver() {
        var id = school.checked(RosterZip.good("bulk").withoutManifest().bytes());

        assertThat(school.look(id).report().messages().getFirst().key()).isEqualTo("roster.manifest.missing");
        assertThatThrownBy(() -> school.accept(id, Choice.READY_ROWS)).hasMessage("imports.nothing-ready");
    }

    @Test
    void anotherOrganizationSeesNothingOfAnImport() {
        var page = school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);
        var other = desk.school();

        assertThatThrownBy(() -> other.look(org.belay.imports.RosterImportId.of(page.id())))
                .isInstanceOf(NotFound.class);
        assertThat(TenantScope.call(
                        other.tenant, other.registrar, () -> view.newest(1).getTotalElements()))
                .isZero();
        for (var table : List.of("roster_source", "roster_person_link", "roster_enrollment", "roster_class")) {
            assertThat(other.count(table)).isZero();
        }
    }

    @Test
    void importingTellsTheAuditLog() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);

        for (var action : List.of("roster.uploaded", "roster.accepted", "roster.imported", "people.added")) {
            assertThat(school.count("audit_entry where action = '" + action + "'"))
                    .as(action)
                    .isOne();
        }
    }

    @Test
    void thousandsOfPeopleAreImportedInPortionsOnceOnly() throws IOException {
        var zip = sample(3, 3_000, 6_000);
        school.imported(zip, Choice.READY_ROWS);
        school.imported(zip, Choice.READY_ROWS);

        assertThat(school.count("person")).isEqualTo(3_000);
        assertThat(school.count("roster_enrollment")).isEqualTo(6_000);
    }

    /** A table never looked into makes the database take any index for as good as the right one. */
    @Test
    void theDatabaseLearnsHowLargeTheTablesHaveBecome() {
        school.imported(RosterZip.good("bulk").bytes(), Choice.ALL_OR_NOTHING);

        assertThat(school.count("""
                person where (select reltuples from pg_class where oid = 'platform.roster_enrollment'::regclass) > 0""")).isPositive();
    }
}
