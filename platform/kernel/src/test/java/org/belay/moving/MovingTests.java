// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.consents.Consents;
import org.belay.moving.Received.State;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.tokens.TenantSignatures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

@KernelTest
class MovingTests {

    private static final String PROFILE = "people.profile";

    @Autowired
    MyRecord record;

    @Autowired
    MovingDesk desk;

    @Autowired
    Sources sources;

    @Autowired
    TenantSignatures signatures;

    @Autowired
    Consents consents;

    @Autowired
    People people;

    @Autowired
    TestTenants tenants;

    @Autowired
    Tenants organizations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    TenantId university;
    TenantId association;
    Actor there;
    Actor here;
    Actor office;
    String email;

    @BeforeEach
    void onePersonInTwoOrganizations() {
        university = tenants.alpha();
        association = tenants.beta();
        email = UUID.randomUUID() + "@beta.example";
        there = person(university, "Sunniva", "Thistledown", "Sunny", UUID.randomUUID() + "@alpha.example");
        here = person(association, "Sunniva", "Thistledown", null, email);
        office = tenants.actorWith(association, "privacy:manage");
    }

    @Test
    void aRecordGoesAndComesWithConsentAndBothSidesKnow() {
        var file = signed();
        assertThat(TenantScope.call(
                        university, Actor.SYSTEM, () -> consents.holds(PersonId.of(id(there)), "moving.record")))
                .isTrue();

        var id = bring(file);
        assertThat(preferredName()).isNull();
        var offers = at(() -> record.offers(id));
        assertThat(offers.getFirst().titles()).containsExactly("Sunny");
        at(() -> record.choose(id, Set.of(PROFILE)));

        assertThat(preferredName()).isEqualTo("Sunny");
        assertThat(at(() -> record.get(id)).state()).isEqualTo(State.TAKEN);
        assertThat(actions(university, there)).contains("record.signed", "consent.given");
        assertThat(actions(association, here)).contains("record.taken");
        assertThat(hash(university, "record_sent", there)).isEqualTo(hash(association, "record_received", here));
    }

    @Test
    void theSameFileOnceMoreDoublesNothing() {
        var file = signed();
        var id = bring(file);
        at(() -> record.choose(id, Set.of(PROFILE)));
        assertThatThrownBy(() -> at(() -> record.choose(id, Set.of(PROFILE)))).hasMessage("moving.settled");

        assertThat(bring(file)).isEqualTo(id);
        at(() -> record.choose(id, Set.of(PROFILE)));

        var line = java.util.Objects.requireNonNull(at(() -> record.get(id)).result())
                .getFirst();
        assertThat(line.added()).isZero();
        assertThat(line.known()).isEqualTo(1);
        assertThat(at(record::brought)).hasSize(1);
    }

    @Test
    void aChangedByteIsNoticedWhereverItStands() {
        var file = signed();
        var seed = Long.getLong("belay.seed", 20261124);
        var random = new Random(seed);
        for (var i = 0; i < 60; i++) {
            var at = i == 0 ? file.length() - 60 : random.nextInt(file.length() - 2);
            var changed = new StringBuilder(file);
            changed.setCharAt(at, changed.charAt(at) == 'A' ? 'B' : 'A');
            assertThatThrownBy(() -> bring(changed.toString()))
                    .as("seed %s, byte %s", seed, at)
                    .hasMessageStartingWith("moving.");
        }
        assertThat(at(record::brought)).isEmpty();
        assertThatThrownBy(() -> bring("not a file")).hasMessage("moving.unreadable");
        assertThatThrownBy(() -> bring("")).hasMessage("moving.unreadable");
    }

    @Test
    void wordsPutIntoASignedFileOrWithoutASignatureAreRefused() {
        var parts = signed().split("\\.");
        var payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("Sunny", "Stormy");
        var forged = parts[0] + "." + encode(payload) + "." + parts[2];
        assertThatThrownBy(() -> bring(forged)).hasMessage("moving.altered");
        var unsigned = encode("{\"alg\":\"none\",\"typ\":\"belay-record+jws\"}") + "." + parts[1] + ".";
        assertThatThrownBy(() -> bring(unsigned)).hasMessage("moving.unreadable");
    }

    @Test
    void aFileOfAnotherKindSignedByTheSameKeysIsNoRecord() {
        var document = document("alpha.localhost", "beta.localhost", email, Duration.ofDays(3));
        var token = TenantScope.call(
                university, Actor.SYSTEM, () -> signatures.sign("at+jwt", json.writeValueAsBytes(document)));
        assertThatThrownBy(() -> bring(token)).hasMessage("moving.altered");
    }

    @Test
    void aFileThatAnotherOrganizationSignedInThisOnesNameIsRefused() {
        var document = document("alpha.localhost", "beta.localhost", email, Duration.ofDays(3));
        var byAnother = TenantScope.call(
                association,
                Actor.SYSTEM,
                () -> signatures.sign(RecordDocument.TYPE, json.writeValueAsBytes(document)));
        assertThatThrownBy(() -> bring(byAnother)).hasMessage("moving.altered");
        assertThatThrownBy(() -> bring(sign(document("beta.localhost", "beta.localhost", email, Duration.ofDays(3)))))
                .hasMessage("moving.own");
    }

    @Test
    void anExpiredFileAndOneForElsewhereAreRefused() {
        assertThatThrownBy(() -> bring(sign(document("alpha.localhost", "beta.localhost", email, Duration.ofDays(-1)))))
                .hasMessage("moving.expired");
        assertThatThrownBy(() -> bring(sign(document("alpha.localhost", "other.localhost", email, Duration.ofDays(3)))))
                .hasMessage("moving.elsewhere");
        assertThatThrownBy(
                        () -> bring(sign(document("alpha.localhost", "beta.localhost", email, Duration.ofDays(900)))))
                .hasMessage("moving.unreadable");
    }

    @Test
    void onlyWhatWasChosenIsTaken() {
        var document = document("alpha.localhost", "beta.localhost", email, Duration.ofDays(3));
        var parts = List.of(
                document.parts().getFirst(),
                new RecordDocument.Part("far.away", List.of(new RecordPart.Item("one", Map.of("what", "ever")))));
        var id = bring(sign(new RecordDocument(
                document.format(),
                document.id(),
                document.issuer(),
                document.recipient(),
                document.person(),
                document.signedAt(),
                document.expiresAt(),
                parts)));
        at(() -> record.choose(id, Set.of(PROFILE)));
        assertThat(at(() -> record.get(id)).result())
                .singleElement()
                .satisfies(line -> assertThat(line.part()).isEqualTo(PROFILE));
    }

    @Test
    void anOrganizationThatIsClosedSignsNothingThatCounts() {
        var file = signed();
        organizations.suspend(university);
        try {
            assertThatThrownBy(() -> bring(file)).hasMessage("moving.altered");
        } finally {
            organizations.reopen(university);
        }
        assertThat(bring(file)).isNotNull();
    }

    @Test
    void anotherPersonCannotTakeIt() {
        var file = signed();
        var other = person(association, "Sunniva", "Thistledown", null, UUID.randomUUID() + "@beta.example");
        assertThatThrownBy(() -> TenantScope.call(association, other, () -> record.bring(file)))
                .hasMessage("moving.other-person");
        var id = bring(file);
        assertThatThrownBy(() -> TenantScope.call(association, other, () -> record.get(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> TenantScope.run(association, other, () -> record.choose(id, Set.of(PROFILE))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aFileWithAnotherNameWaitsForTheOffice() {
        there = person(university, "Stormy", "Nettlebed", "Sunny", UUID.randomUUID() + "@alpha.example");
        var id = bring(signed());
        at(() -> record.choose(id, Set.of(PROFILE)));
        assertThat(preferredName()).isNull();
        assertThat(at(() -> record.get(id)).state()).isEqualTo(State.WAITING);
        assertThatThrownBy(() -> at(() -> record.choose(id, Set.of(PROFILE)))).hasMessage("moving.settled");
        assertThatThrownBy(() -> TenantScope.run(association, here, () -> desk.accept(id)))
                .isInstanceOf(AccessDeniedException.class);

        TenantScope.run(association, office, () -> desk.accept(id));
        assertThat(preferredName()).isEqualTo("Sunny");
        assertThatThrownBy(() -> TenantScope.run(association, office, () -> desk.refuse(id)))
                .hasMessage("moving.settled");
    }

    @Test
    void keysOfAnotherDeploymentCountOnceTheOfficeHasEnteredThem() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("far-1").generate();
        var document = document("portal.northfield.example", "beta.localhost", email, Duration.ofDays(3));
        var file = sign(document, key);
        assertThatThrownBy(() -> bring(file)).hasMessage("moving.issuer.unknown");
        assertThatThrownBy(() -> trust(new JWKSet(key).toString(false))).hasMessage("moving.source.keys");
        assertThatThrownBy(() -> TenantScope.run(
                        association, here, () -> sources.trust("x.example", "X", new JWKSet(key).toString())))
                .isInstanceOf(AccessDeniedException.class);

        trust(new JWKSet(key).toString(true));
        assertThat(bring(file)).isNotNull();
        var foreign = new RSAKeyGenerator(2048).keyID("far-1").generate();
        assertThatThrownBy(() -> bring(sign(document, foreign))).hasMessage("moving.altered");
        assertThatThrownBy(() -> bring(sign(document, key, "at+jwt"))).hasMessage("moving.altered");

        TenantScope.run(association, office, () -> sources.forget("portal.northfield.example"));
        assertThatThrownBy(() -> bring(file)).hasMessage("moving.issuer.unknown");
        assertThatThrownBy(() -> TenantScope.run(
                        association,
                        office,
                        () -> sources.trust("alpha.localhost", "A", new JWKSet(key).toString(true))))
                .hasMessage("moving.source.here");
    }

    private void trust(String keys) {
        TenantScope.run(
                association, office, () -> sources.trust("https://Portal.Northfield.example/", "Northfield", keys));
    }

    private String signed() {
        return TenantScope.call(
                university,
                there,
                () -> record.take(
                        Set.of(PROFILE), "https://beta.localhost:8080/", email.toUpperCase(Locale.ROOT), Locale.US));
    }

    private String sign(RecordDocument document) {
        return TenantScope.call(
                university, Actor.SYSTEM, () -> signatures.sign(RecordDocument.TYPE, json.writeValueAsBytes(document)));
    }

    private String sign(RecordDocument document, RSAKey key) throws Exception {
        return sign(document, key, RecordDocument.TYPE);
    }

    private String sign(RecordDocument document, RSAKey key, String type) throws Exception {
        var signed = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(json.writeValueAsBytes(document)));
        signed.sign(new RSASSASigner(key));
        return signed.serialize();
    }

    private static RecordDocument document(String issuer, String recipient, String email, Duration valid) {
        var at = Instant.now().minus(Duration.ofDays(2));
        return new RecordDocument(
                RecordDocument.FORMAT,
                UUID.randomUUID(),
                new RecordDocument.Issuer(issuer, "Somewhere"),
                new RecordDocument.Recipient(recipient, email),
                new RecordDocument.Owner("Sunniva", "Thistledown", null),
                at,
                Instant.now().plus(valid),
                List.of(new RecordDocument.Part(
                        PROFILE, List.of(new RecordPart.Item("profile", Map.of("preferredName", "Sunny"))))));
    }

    private UUID bring(String file) {
        return at(() -> record.bring(file));
    }

    private <T> T at(java.util.function.Supplier<T> work) {
        return TenantScope.call(association, here, work::get);
    }

    private void at(Runnable work) {
        TenantScope.run(association, here, work);
    }

    private Actor person(TenantId tenant, String given, String family, @Nullable String called, String address) {
        var id = tenants.in(
                tenant,
                () -> people.add(new PersonDetails(given, family, called, null, address, null, null, Map.of())));
        return Actor.person(id.value(), given);
    }

    private @Nullable String preferredName() {
        return tenants.in(
                        association,
                        () -> people.detailsOf(PersonId.of(id(here))).orElseThrow())
                .preferredName();
    }

    private List<String> actions(TenantId tenant, Actor actor) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select action from platform.audit_entry where subject_id = ?")
                        .param(id(actor))
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private byte[] hash(TenantId tenant, String table, Actor actor) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select sha256 from platform." + table + " where person_id = ?")
                        .param(id(actor))
                        .query((row, number) -> row.getBytes(1))
                        .single());
    }

    private static UUID id(Actor actor) {
        return java.util.Objects.requireNonNull(actor.id());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
