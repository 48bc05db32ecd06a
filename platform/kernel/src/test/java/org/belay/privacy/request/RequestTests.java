// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.audit.AuditSealer;
import org.belay.audit.AuditVerification;
import org.belay.files.Files;
import org.belay.privacy.ErasureReport;
import org.belay.privacy.clock.Regime;
import org.belay.privacy.request.PrivacyRequest.Kind;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

@KernelTest
class RequestTests {

    private static final ZoneId DETROIT = ZoneId.of("America/Detroit");

    @Autowired
    MyRequests mine;

    @Autowired
    RequestDesk desk;

    @Autowired
    CopyJob job;

    @Autowired
    RequestCleaning cleaning;

    @Autowired
    Files files;

    @Autowired
    AuditSealer sealer;

    @Autowired
    AuditVerification verification;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    TenantId tenant;
    Someone person;
    Actor self;
    Actor office;

    @BeforeEach
    void somebodyAndTheOffice() {
        tenant = tenants.alpha();
        person = people.member(tenant);
        self = Actor.person(person.id().value(), "Mara Quillfeather");
        office = tenants.actorWith(tenant, "privacy:manage");
    }

    @Test
    void aStudentsRequestIsDueAfterFortyFiveDaysAndIsNotAskedTwice() {
        var id = ask(Kind.COPY, null);

        var asked = tenants.as(tenant, self, () -> mine.get(id));
        assertThat(asked.regime()).isEqualTo(Regime.FERPA);
        assertThat(day(asked.dueAt())).isEqualTo(day(asked.receivedAt()).plusDays(45));
        assertThatThrownBy(() -> ask(Kind.COPY, null)).hasMessage("privacy.request.waits");
        assertThat(ask(Kind.CORRECTION, "It is Quillfeather")).isNotNull();
    }

    @Test
    void theGeneralRegulationGivesAMonthAndOnceTwoMore() {
        var id = ask(Kind.COPY, null);
        work(() -> desk.under(id, Regime.GDPR));
        var received = day(tenants.as(tenant, self, () -> mine.get(id)).receivedAt());
        assertThat(day(get(id).dueAt())).isEqualTo(received.plusMonths(1));

        assertThatThrownBy(() -> work(() -> desk.extend(id, " "))).hasMessage("privacy.reason.missing");
        work(() -> desk.extend(id, "Many records"));

        assertThat(day(get(id).dueAt())).isEqualTo(received.plusMonths(3));
        assertThatThrownBy(() -> work(() -> desk.extend(id, "More"))).hasMessage("privacy.extension.none");
        assertThatThrownBy(() -> work(() -> desk.under(id, Regime.HIPAA_BREACH)))
                .hasMessage("privacy.regime.unfit");
        assertThat(noticesAbout("privacy.notice.extended")).isEqualTo(1);
    }

    @Test
    void nobodyReachesAnothersRequestAndNobodyWorksWithoutTheRight() {
        var id = ask(Kind.COPY, null);
        var other = Actor.person(people.member(tenant).id().value(), "Else");
        var elsewhere = tenants.actorWith(tenants.beta(), "privacy:manage");

        for (Runnable attempt :
                List.<Runnable>of(() -> mine.get(id), () -> mine.withdraw(id), () -> open(() -> mine.open(id)))) {
            assertThatThrownBy(() -> as(other, attempt)).isInstanceOf(NotFound.class);
        }
        for (Runnable attempt : List.<Runnable>of(
                () -> desk.get(id),
                () -> desk.take(id),
                () -> desk.fulfil(id, "x"),
                () -> desk.refuse(id, "x"),
                () -> desk.report(id),
                () -> open(() -> desk.open(id)))) {
            assertThatThrownBy(() -> as(self, attempt)).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> tenants.as(tenants.beta(), elsewhere, () -> desk.get(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tenants.as(
                        tenant,
                        Actor.client(tenants.actorWith(tenant).id(), "Program"),
                        () -> mine.ask(Kind.COPY, null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theOfficeDoesNotAnswerItsOwnRequest() {
        var officer = people.member(tenant, "administrator");
        var asOfficer = Actor.person(officer.id().value(), "Office");
        var id = tenants.as(tenant, asOfficer, () -> mine.ask(Kind.ERASURE, null));

        assertThatThrownBy(() -> as(asOfficer, () -> desk.fulfil(id, null))).hasMessage("privacy.request.own");
    }

    @Test
    void aCopyHoldsWhatIsStoredAndOnlyThePersonAndWhoMadeItDownloadIt() {
        var id = ask(Kind.COPY, "<script>alert(1)</script>");
        assertThatThrownBy(() -> as(self, () -> open(() -> mine.open(id)))).isInstanceOf(NotFound.class);

        work(() -> desk.fulfil(id, null));
        assertThatThrownBy(() -> work(() -> desk.fulfil(id, null))).hasMessage("privacy.copy.under-way");
        makeCopy(id);

        var zip = tenants.as(tenant, self, () -> entries(open(() -> mine.open(id))));
        assertThat(zip).containsKeys("index.html", "data/people.profile.json", "read/people.profile.html");
        var profile = json.readTree(zip.get("data/people.profile.json"));
        assertThat(profile.get(0).get("email").asString()).isEqualTo(person.email());
        assertThat(zip.get("data/access.account.json")).contains(person.email());
        assertThat(zip.get("data/privacy.requests.json")).contains("<script>");
        assertThat(zip.get("read/privacy.requests.html"))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
        assertThat(String.join("", zip.values())).doesNotContain("http:", "https:");
        assertThat(get(id).state()).isEqualTo(State.FULFILLED);
        assertThat(noticesAbout("privacy.notice.copy")).isEqualTo(1);
        assertThat(tenants.as(tenant, office, () -> entries(open(() -> desk.open(id)))))
                .isEqualTo(zip);
        var colleague = tenants.actorWith(tenant, "privacy:manage");
        assertThatThrownBy(() -> as(colleague, () -> open(() -> desk.open(id)))).isInstanceOf(NotFound.class);

        tenants.inTenant(
                tenant,
                () -> jdbc.sql("update platform.privacy_copy set expires_at = now() where request_id = ?")
                        .param(id)
                        .update());
        assertThatThrownBy(() -> as(self, () -> open(() -> mine.open(id)))).isInstanceOf(NotFound.class);
        TenantScope.run(tenant, Actor.SYSTEM, cleaning::run);
        assertThat(count("platform.privacy_copy", "request_id", id)).isZero();
        assertThat(tenants.in(
                        tenant,
                        () -> jdbc.sql("select count(*) from platform.stored_file where use = 'privacy.copy'"
                                        + " and id not in (select file_id from platform.privacy_copy)")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void aCopyOfARequestThatIsTakenBackIsNotMade() {
        var id = ask(Kind.COPY, null);
        work(() -> desk.fulfil(id, null));
        as(self, () -> mine.withdraw(id));

        makeCopy(id);

        assertThat(get(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(count("platform.privacy_copy", "request_id", id)).isZero();
        assertThatThrownBy(() -> work(() -> desk.fulfil(id, null))).hasMessage("privacy.request.settled");
    }

    @Test
    void anErasureLeavesNothingOfThePersonButProofByNumber() {
        var id = ask(Kind.ERASURE, "Please, I am " + person.email());
        tenants.as(tenant, self, () -> mine.ask(Kind.COPY, null));
        work(() -> desk.fulfil(id, null));

        var report = tenants.as(tenant, office, () -> desk.report(id)).orElseThrow();
        assertThat(line(report, "people.profile").deleted()).isEqualTo(1);
        assertThat(line(report, "access.account").deleted()).isEqualTo(1);
        assertThat(line(report, "privacy.requests").kept()).isEqualTo(2);
        assertThat(line(report, "privacy.requests").reason()).isEqualTo("personal.kept.proof");
        assertThat(line(report, "audit.entries").kept()).isPositive();
        assertThat(get(id).state()).isEqualTo(State.FULFILLED);
        assertThat(get(id).wish()).isNull();
        assertThat(traces(person.email())).containsExactly("platform.mail.recipient");
        tenants.inTenant(
                tenant,
                () -> jdbc.sql("update platform.mail set state = 'SENT' where recipient = ?")
                        .param(person.email())
                        .update());
        TenantScope.run(tenant, Actor.SYSTEM, cleaning::run);
        assertThat(traces(person.email())).isEmpty();
        assertThat(count("platform.account", "person_id", person.id().value())).isZero();
        assertThat(count("platform.actor", "id", person.id().value())).isZero();
        TenantScope.run(tenant, Actor.SYSTEM, sealer::sealPending);
        assertThat(TenantScope.call(tenant, Actor.SYSTEM, () -> verification.verify(rows -> {}))
                        .fault())
                .isEmpty();
    }

    @Test
    void nothingIsErasedWhileAHoldIsOnThePersonOrNobodyElseCouldAdminister() {
        var id = ask(Kind.ERASURE, null);
        tenants.inTenant(
                tenant,
                () -> jdbc.sql(
                                "insert into platform.legal_hold (id, person_id, reason, placed_at) values (?, ?, 'Case', now())")
                        .param(UUID.randomUUID())
                        .param(person.id().value())
                        .update());

        assertThatThrownBy(() -> work(() -> desk.fulfil(id, null)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("privacy.erasure.held");
        assertThat(get(id).waits()).isTrue();
        assertThat(count("platform.person", "id", person.id().value())).isEqualTo(1);
    }

    @Test
    void aRestrictedPersonIsHiddenAndARefusedOneReadsWhy() {
        var restricted = ask(Kind.RESTRICTION, null);
        assertThatThrownBy(() -> work(() -> desk.fulfil(restricted, ""))).hasMessage("privacy.answer.missing");
        work(() -> desk.fulfil(restricted, "Hidden until the matter is clear"));
        assertThat(count("platform.directory_choice", "person_id", person.id().value()))
                .isEqualTo(4);

        var refused = ask(Kind.ERASURE, null);
        work(() -> desk.refuse(refused, "A transcript must stay"));
        assertThat(tenants.as(tenant, self, () -> mine.get(refused)).answer()).isEqualTo("A transcript must stay");
        assertThat(count("platform.person", "id", person.id().value())).isEqualTo(1);
        assertThat(actions()).contains("privacy.asked", "privacy.fulfilled", "privacy.refused");
    }

    private UUID ask(Kind kind, String wish) {
        return tenants.as(tenant, self, () -> mine.ask(kind, wish));
    }

    private PrivacyRequest get(UUID id) {
        return tenants.as(tenant, office, () -> desk.get(id));
    }

    private void work(Runnable work) {
        as(office, work);
    }

    private void as(Actor actor, Runnable work) {
        TenantScope.run(tenant, actor, work);
    }

    private void makeCopy(UUID id) {
        TenantScope.run(tenant, Actor.SYSTEM, () -> job.run(new ACopyRun(id, false)));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(DETROIT).toLocalDate();
    }

    private static ErasureReport.Line line(ErasureReport report, String type) {
        return report.lines().stream()
                .filter(line -> line.recordType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private long count(String table, String column, UUID value) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                        .param(value)
                        .query(Long.class)
                        .single());
    }

    private long noticesAbout(String key) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select count(*) from platform.notice where person_id = ? and text_key = ?")
                        .param(person.id().value())
                        .param(key)
                        .query(Long.class)
                        .single());
    }

    private List<String> actions() {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select action from platform.audit_entry where subject_id = ?")
                        .param(person.id().value())
                        .query(String.class)
                        .list());
    }

    /** Every column of every table of the tenant that holds these words. */
    private List<String> traces(String words) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                         where table_schema = 'platform' and data_type in ('text', 'jsonb', 'ARRAY', 'character varying')
                           and table_name not like 'flyway%'""").query(String.class).list().stream()
                        .filter(column ->
                                jdbc.sql("select count(*) from " + column.substring(0, column.lastIndexOf('.'))
                                                        + " where position(? in cast("
                                                        + column.substring(column.lastIndexOf('.') + 1)
                                                        + " as text)) > 0")
                                                .param(words)
                                                .query(Long.class)
                                                .single()
                                        > 0)
                        .toList());
    }

    @FunctionalInterface
    private interface Opening {
        org.belay.files.FileContent now() throws IOException;
    }

    private static byte[] open(Opening opening) {
        try (var content = opening.now()) {
            return content.stream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> entries(byte[] zip) {
        var entries = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
