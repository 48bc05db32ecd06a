// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Credits;
import org.belay.credits.CreditsSystemTest;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.belay.testkit.Catalogue;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CreditsSystemTest
class AddCeTest {

    private static final byte[] PDF =
            pdf("Certificate of attendance, 2 CEU, 14 November 2026, office@harborview.example");

    private @Autowired MockMvcTester web;
    private @Autowired TwoAssociations associations;
    private @Autowired CeRecords records;
    private @Autowired TestDatabase.Location database;

    private Somebody member;

    @BeforeEach
    void aMemberWithACredential() {
        member = associations.newPerson(TwoAssociations.NORTH, "member");
        hold(member);
    }

    @Test
    void whoHoldsNoCredentialIsAskedForOneFirst() {
        var newcomer = associations.newPerson(TwoAssociations.NORTH, "member");
        assertThat(web.get().uri("/credits/new").with(newcomer.asking())).hasRedirectedUrl("/credits/credentials/new");
    }

    @Test
    void aSavedEntryMovesHomeAndSaysThatTheCertificateIsMissing() {
        assertThat(add(member, "first", "Denials workshop", "2"))
                .hasRedirectedUrl("/")
                .flash()
                .extractingByKey("flash")
                .asString()
                .contains("Saved. Certificate missing: add it by ", "/removal");
        assertThat(web.get().uri("/").with(member.asking())).bodyText().contains("RHIA: 2 of 30. 28 to go by");
        assertThat(web.get().uri("/credits").with(member.asking())).bodyText().contains("Denials workshop");
    }

    @Test
    void theEffectIsSaidBeforeSavingAndNothingIsStored() {
        assertThat(form("/credits/new/effect", member, "effect", "", "1.5").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("RHIA 0 → 1.5. HIIM domains: yes. AHIMA share: no.");
        assertThat(entries(member)).isEmpty();
    }

    @Test
    void theSameFormSentTwiceMakesOneEntry() {
        add(member, "twice", "Denials workshop", "2");
        assertThat(add(member, "twice", "Denials workshop", "2"))
                .hasRedirectedUrl("/")
                .flash()
                .extractingByKey("flash")
                .asString()
                .contains("saved already");
        assertThat(entries(member)).hasSize(1);
    }

    @Test
    void theSameFormSentAtOnceMakesOneEntry() throws Exception {
        try (var senders = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(number -> senders.submit(() -> add(member, "at once", "Denials workshop", "2")))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).hasRedirectedUrl("/");
            }
        }
        assertThat(entries(member)).hasSize(1);
    }

    @Test
    void anEntryTakenBackIsGoneAndCanBePutBack() {
        add(member, "undo", "Denials workshop", "2");
        var id = entries(member).getFirst().entry().id();
        assertThat(web.post().uri("/credits/entries/" + id + "/removal").with(member.asking()))
                .hasRedirectedUrl("/credits");
        assertThat(entries(member)).isEmpty();
        assertThat(web.get().uri("/credits/entries/" + id).with(member.asking()))
                .hasStatus(404);
        web.post()
                .uri("/credits/entries/" + id + "/restoration")
                .with(member.asking())
                .exchange();
        assertThat(entries(member)).hasSize(1);
    }

    @Test
    void mistakesAreNamedAtTheirFieldsAndWhatWasTypedStays() {
        var tomorrow = LocalDate.now().plusDays(3).toString();
        var answer = web.post()
                .uri("/credits/new")
                .with(member.asking())
                .param("title", "A title that stays <b>")
                .param("date", tomorrow)
                .param("minutes", "1441")
                .param("provider", "")
                .param("countsFor", "RHIA")
                .exchange();
        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyText()
                .contains(
                        "value=\"A title that stays &lt;b&gt;\"",
                        "value=\"" + tomorrow + "\"",
                        "value=\"1441\"",
                        "This day is still to come.",
                        "A day has 1,440 minutes.",
                        "Say who offered it.",
                        "Choose how you took part.",
                        "Choose what it was mostly about.");
        assertThat(entries(member)).isEmpty();
    }

    @Test
    void neitherCreditsNorMinutesIsNotEnough() {
        var answer =
                form("/credits/new", member, "none", "Denials workshop", "").exchange();
        assertThat(answer).hasStatus(422).bodyText().contains("Give the credits on the certificate, or the minutes.");
    }

    @Test
    void creditsThatAreNoneAreRefused() {
        for (var credits : new String[] {"0", "-1", "1e9", "1e-9", "100.01", "1.005", "NaN", "two", "1E2147483647"}) {
            assertThat(add(member, "odd", "Denials workshop", credits))
                    .as(credits)
                    .hasStatus(422);
        }
        assertThat(entries(member)).isEmpty();
    }

    @Test
    void aFileIsKeptWhileTheFormIsMended() {
        var refused = web.post()
                .uri("/credits/new")
                .multipart()
                .file(new MockMultipartFile("certificate", "my certificate.pdf", "application/pdf", PDF))
                .with(member.asking())
                .param("title", "")
                .exchange();
        assertThat(refused).hasStatus(422).bodyText().contains("Your file is kept.");
        var html = new String(refused.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        var stored = html.replaceAll("(?s).*name=\"stored\" value=\"([^\"]+)\".*", "$1");
        assertThat(form("/credits/new", member, "kept", "Denials workshop", "1").param("stored", stored))
                .hasRedirectedUrl("/");
        var entry = entries(member).getFirst();
        assertThat(entry.certificate()).isEqualTo(UUID.fromString(stored));
        assertThat(web.get()
                        .uri("/credits/entries/" + entry.entry().id() + "/certificate")
                        .with(member.asking()))
                .hasStatusOk()
                .body()
                .isEqualTo(PDF);
        var other = associations.newPerson(TwoAssociations.NORTH, "member");
        hold(other);
        assertThat(form("/credits/new", other, "stolen", "Denials workshop", "1")
                        .param("stored", stored))
                .hasStatus(404);
    }

    @Test
    void aFileThatIsNoCertificateIsRefusedAtItsField() {
        assertThat(web.post()
                        .uri("/credits/new")
                        .multipart()
                        .file(new MockMultipartFile(
                                "certificate",
                                "run.pdf",
                                "application/pdf",
                                "#!/bin/sh".getBytes(StandardCharsets.US_ASCII)))
                        .with(member.asking()))
                .hasStatus(422)
                .bodyText()
                .contains("certificate-error");
    }

    @Test
    void anEntryChangedMeanwhileIsNotOverwritten() {
        add(member, "stale", "Denials workshop", "2");
        var id = entries(member).getFirst().entry().id();
        var uri = "/credits/entries/" + id + "/correction";
        assertThat(form(uri, member, "", "Mended once", "2").param("version", "0"))
                .hasRedirectedUrl("/credits/entries/" + id);
        assertThat(form(uri, member, "", "Mended twice", "2").param("version", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Mended twice");
        assertThat(entries(member).getFirst().entry().title()).isEqualTo("Mended once");
    }

    @Test
    void anothersEntryIsAsAbsentAsNone() {
        add(member, "mine", "Denials workshop", "2");
        var id = entries(member).getFirst().entry().id();
        var colleague = associations.newPerson(TwoAssociations.NORTH, "member");
        var stranger = associations.newPerson(TwoAssociations.SOUTH, "member");
        for (var other : new Somebody[] {colleague, stranger}) {
            hold(other);
            for (var page : new String[] {"", "/why", "/correction", "/certificate"}) {
                assertThat(web.get().uri("/credits/entries/" + id + page).with(other.asking()))
                        .as(page)
                        .hasStatus(404);
            }
            for (var action : new String[] {"/removal", "/restoration"}) {
                assertThat(web.post().uri("/credits/entries/" + id + action).with(other.asking()))
                        .as(action)
                        .hasStatus(404);
            }
            assertThat(form("/credits/entries/" + id + "/correction", other, "", "Theirs", "1")
                            .param("version", "0"))
                    .hasStatus(404);
            assertThat(web.get().uri("/credits").with(other.asking()))
                    .bodyText()
                    .doesNotContain("Denials workshop");
        }
        assertThat(entries(member)).hasSize(1);
    }

    @Test
    void withoutThePermissionThereIsNoContinuingEducation() {
        var provider = associations.newPerson(TwoAssociations.NORTH, "provider");
        for (var page : new String[] {"/credits", "/credits/new", "/credits/transcript", "/credits/credentials/new"}) {
            assertThat(web.get().uri(page).with(provider.asking())).as(page).hasStatus(403);
        }
        assertThat(form("/credits/new", provider, "x", "Denials workshop", "1")).hasStatus(403);
        assertThat(web.get().uri("/").with(provider.asking())).bodyText().doesNotContain("/credits", "Add CE");
    }

    @Test
    void theTablesStandBehindTheWall() {
        assertThat(Catalogue.findings(database.url())).isEmpty();
    }

    @Test
    void aCertificateThatIdentifiesAPatientIsHeldAndTheEntryIsSaved() {
        var answer = web.post()
                .uri("/credits/new")
                .multipart()
                .file(new MockMultipartFile("certificate", "list.pdf", "application/pdf", pdf("MRN: 00423177")))
                .with(member.asking())
                .param("submission", "held")
                .param("title", "Denials workshop")
                .param("date", LocalDate.now().minusDays(2).toString())
                .param("credits", "2")
                .param("provider", "Harborview Revenue Forum")
                .param("providerKind", "other")
                .param("delivery", "IN_PERSON")
                .param("countsFor", "RHIA")
                .param("domain", "revenue-cycle")
                .exchange();
        assertThat(answer)
                .hasRedirectedUrl("/")
                .flash()
                .extractingByKey("flash")
                .asString()
                .contains("held for review: a medical record number (page 1, line 1)");
        var entry = entries(member).getFirst();
        var page = "/credits/entries/" + entry.entry().id();
        assertThat(entry.entry().title()).isEqualTo("Denials workshop");
        assertThat(web.get().uri(page).with(member.asking()))
                .bodyText()
                .contains("Your certificate is held for review", "a medical record number", "page 1, line 1")
                .doesNotContain("00423177", "Open the certificate");
        assertThat(web.get().uri(page + "/certificate").with(member.asking()))
                .hasStatus(422)
                .bodyText()
                .contains("held for review");

        var reviewer = associations.newPerson(TwoAssociations.NORTH, "administrator");
        assertThat(web.get().uri("/files/held").with(reviewer.asking()))
                .bodyText()
                .contains("list.pdf", "a medical record number");
        assertThat(web.get().uri("/files/held/" + entry.certificate()).with(member.asking()))
                .hasStatus(403);
        var decision =
                web.post().uri("/files/held/" + entry.certificate() + "/purge").with(reviewer.asking());
        assertThat(decision.param("reason", "")).hasStatus(422).bodyText().contains("Say why.");
        assertThat(web.post()
                        .uri("/files/held/" + entry.certificate() + "/purge")
                        .with(reviewer.asking())
                        .param("reason", "A patient list"))
                .hasRedirectedUrl("/files/held/" + entry.certificate());
        assertThat(web.get().uri("/files/held/" + entry.certificate()).with(reviewer.asking()))
                .bodyText()
                .contains("Deleted file", "A patient list")
                .doesNotContain("list.pdf", "Open the file");
        assertThat(entries(member).getFirst().certificate()).isNull();
        assertThat(web.get().uri(page).with(member.asking())).bodyText().contains("Certificate missing");
    }

    private static byte[] pdf(String words) {
        return """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 420]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
                4 0 obj <</Length %d>> stream
                BT /F 20 Tf 60 320 Td (%s) Tj ET
                endstream endobj
                5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
                trailer <</Root 1 0 R>>
                %%%%EOF
                """.formatted(words.length() + 32, words).getBytes(StandardCharsets.US_ASCII);
    }

    private List<CeRecord.Logged> entries(Somebody somebody) {
        return somebody.call(() -> records.mine().entries());
    }

    @Test
    void whoHoldsCredentialsOfTwoIssuersSaysWhoseCreditsTheCertificateShows() {
        assertThat(web.get().uri("/credits/new").with(member.asking()))
                .bodyText()
                .doesNotContain("Whose credits these are");
        hold(member, "CPC");
        assertThat(web.get().uri("/credits/new").with(member.asking()))
                .bodyText()
                .contains("Whose credits these are", "AHIMA or a state association", "AAPC or a local chapter");

        assertThat(form("/credits/new", member, "nobody's", "Denials workshop", "1.5")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("These credits are of an issuer that none of your credentials belongs to.");
        assertThat(form("/credits/new", member, "aapc", "Denials workshop", "1.5")
                        .param("issuer", "aapc")
                        .param("minutes", "90")
                        .param("countsFor", "CPC")
                        .exchange())
                .hasRedirectedUrl("/");

        var saved = entries(member).getFirst();
        assertThat(saved.entry().printed()).isEqualTo(Map.of("aapc", Credits.of("1.5")));
        assertThat(web.get().uri("/credits/entries/" + saved.entry().id()).with(member.asking()))
                .bodyText()
                .contains("Another provider", "Revenue cycle management");
        assertThat(web.get()
                        .uri("/credits/entries/" + saved.entry().id() + "/correction")
                        .with(member.asking()))
                .bodyText()
                .containsPattern("value=\"aapc\"[^>]*checked");
    }

    @Test
    void creditsOfAnIssuerThatTheFormDoesNotShowStay() {
        hold(member, "CPC");
        assertThat(web.post()
                        .uri("/api/credits/entries")
                        .with(member.asking())
                        .header("Idempotency-Key", "both")
                        .contentType("application/json")
                        .content("""
                                {"title": "Denials workshop", "date": "%s", "credits": {"ahima": 1, "aapc": 1.5},
                                 "provider": "Harborview Revenue Forum", "providerKind": "other", "delivery": "IN_PERSON",
                                 "domains": {"revenue-cycle": 1}, "countsFor": ["RHIA", "CPC"]}
                                """.formatted(LocalDate.now().minusDays(2))))
                .hasStatus(201);
        var saved = entries(member).getFirst();
        assertThat(web.get().uri("/credits/entries/" + saved.entry().id()).with(member.asking()))
                .bodyText()
                .contains("1.5 AAPC, 1 AHIMA");
        assertThat(form("/credits/entries/" + saved.entry().id() + "/correction", member, "", "Denials day", "2")
                        .param("issuer", "aapc")
                        .param("version", String.valueOf(saved.version()))
                        .exchange())
                .hasRedirectedUrl("/credits/entries/" + saved.entry().id());
        assertThat(entries(member).getFirst().entry().printed())
                .isEqualTo(Map.of("aapc", Credits.of(2), "ahima", Credits.of(1)));
    }

    private void hold(Somebody somebody) {
        hold(somebody, "RHIA");
    }

    private void hold(Somebody somebody, String code) {
        assertThat(web.post()
                        .uri("/credits/credentials/new")
                        .with(somebody.asking())
                        .param("code", code)
                        .param("start", LocalDate.now().minusMonths(12).toString())
                        .param("end", LocalDate.now().plusMonths(12).toString()))
                .hasRedirectedUrl("/credits");
    }

    private MvcTestResult add(Somebody somebody, String submission, String title, String credits) {
        return form("/credits/new", somebody, submission, title, credits).exchange();
    }

    private MockMvcTester.MockMvcRequestBuilder form(
            String uri, Somebody somebody, String submission, String title, String credits) {
        return web.post()
                .uri(uri)
                .with(somebody.asking())
                .param("submission", submission)
                .param("title", title)
                .param("date", LocalDate.now().minusDays(2).toString())
                .param("credits", credits)
                .param("provider", "Harborview Revenue Forum")
                .param("providerKind", "other")
                .param("delivery", "IN_PERSON")
                .param("countsFor", "RHIA")
                .param("domain", "revenue-cycle");
    }
}
