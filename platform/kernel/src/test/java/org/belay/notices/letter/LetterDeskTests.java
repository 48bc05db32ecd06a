// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.notices.Letters;
import org.belay.notices.Mailbox.Mail;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** An organization's own words, from the desk into the mail. */
@KernelTest
class LetterDeskTests {

    private static final String INVITATION = "invitation";
    private static final Map<String, String> VALUES = Map.of(
            "name", "Mara", "organization", "Alpha", "link", "https://alpha.example/invitation/1", "until", "noon");

    @Autowired
    LetterDesk desk;

    @Autowired
    Letters letters;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        tenants.inTenant(
                tenants.alpha(),
                () -> jdbc.sql("delete from platform.letter_template").update());
    }

    @Test
    void ownWordsHoldFromTheNextMailOnUntilTheShippedOnesHoldAgain() {
        var shipped = written("en-US").body();
        save("en-US", 0, "Come in, [name]", "Here: [link]");

        assertThat(written("en-US").subject()).isEqualTo("Come in, Mara");
        assertThat(written("en-US").body()).isEqualTo("Here: https://alpha.example/invitation/1\n");
        assertThat(tenants.in(tenants.beta(), () -> write("en-US", VALUES)).body())
                .isEqualTo(shipped);

        tenants.in(tenants.alpha(), () -> desk.revert(INVITATION, "en-US", 1));
        assertThat(written("en-US").body()).isEqualTo(shipped);
    }

    @Test
    void wordsComeInTheReadersLanguageElseInTheOrganizationsElseAsShipped() {
        save("es", 0, "Bienvenida", "Aquí: [link]");
        assertThat(written("es-MX").subject()).isEqualTo("Bienvenida");
        assertThat(written("fr-CA").subject()).isEqualTo("Your way in to Alpha");

        save("en-US", 0, "Ours", "Here: [link]");
        assertThat(written("fr-CA").subject()).isEqualTo("Ours");
        assertThat(written("es-MX").subject()).isEqualTo("Bienvenida");
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsPlace() {
        assertRefused("Hello", "Hello [nmae]\n\n[link]", "letter.place.unknown", "nmae", 1);
        assertRefused("Hello", "Hello [name]", "letter.place.missing", "link");
        assertRefused("Hello [link]", "[link]", "letter.place.unknown-in-subject", "link");
        assertRefused(" ", "[link]", "letter.subject.length", 200);
        assertThatThrownBy(() -> tenants.in(
                        tenants.alpha(),
                        () -> desk.save("digest", "en-US", 0, "Hi", "All: [items] and so on\n\n[settings]")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.parameters()).containsExactly("items", 1));
    }

    @Test
    void nothingThatATemplateOrValueSaysBecomesMarkupAHeaderOrALink() {
        save("en-US", 0, "Hi [name]\r\nBcc: all@example.org", "<b>[name]</b> http://template.example\n\n[link]");
        var nasty = Map.of(
                "name",
                "<script>x</script>\nhttp://value.example [until]",
                "organization",
                "A",
                "link",
                "https://alpha.example/1",
                "until",
                "noon");

        var mail = tenants.in(tenants.alpha(), () -> write("en-US", nasty));

        assertThat(mail.subject()).doesNotContain("\n", "\r").startsWith("Hi <script>");
        assertThat(mail.html())
                .doesNotContain("<script>", "<b>", "href=\"http://template", "href=\"http://value", "noon")
                .contains("&lt;script&gt;", "&lt;b&gt;", "href=\"https://alpha.example/1\"");
        assertThat(mail.body()).contains("[until]");
    }

    @Test
    void aStaleChangeIsRefused() {
        save("en-US", 0, "One", "[link]");

        assertThatThrownBy(() -> save("en-US", 0, "Two", "[link]")).isInstanceOf(StaleWrite.class);
        assertThat(written("en-US").subject()).isEqualTo("One");
    }

    @Test
    void aTestGoesToWhoAsksAloneAndKeepsNothing() {
        var admin = people.member(tenants.alpha(), "administrator");
        var actor = Actor.person(admin.id().value(), "Mara Quillfeather");

        tenants.as(tenants.alpha(), actor, () -> desk.test(INVITATION, "en-US", "Trying [name]", "[link]"));

        assertThat(tenants.in(
                        tenants.alpha(),
                        () -> jdbc.sql("select recipient from platform.mail where subject = 'Trying Mara Quillfeather'")
                                .query((row, number) -> row.getString(1))
                                .list()))
                .containsExactly(admin.email());
        assertThat(written("en-US").subject()).isEqualTo("Your way in to Alpha");
    }

    @Test
    void theDeskIsForWhoMayManageMail() {
        var reader = tenants.actorWith(tenants.alpha(), "notices:read");

        assertThatThrownBy(() -> tenants.as(tenants.alpha(), reader, () -> desk.all()))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void assertRefused(String subject, String body, String key, Object... parameters) {
        assertThatThrownBy(() -> save("en-US", 0, subject, body))
                .isInstanceOfSatisfying(RuleViolation.class, broken -> {
                    assertThat(broken.messageKey()).isEqualTo(key);
                    assertThat(broken.parameters()).containsExactly(parameters);
                });
    }

    private void save(String language, long version, String subject, String body) {
        tenants.in(tenants.alpha(), () -> desk.save(INVITATION, language, version, subject, body));
    }

    private Mail written(String language) {
        return tenants.in(tenants.alpha(), () -> write(language, VALUES));
    }

    private Mail write(String language, Map<String, String> values) {
        return letters.write(
                "mara@example.org", "access.mail.invitation", Locale.forLanguageTag(language), values, List.of());
    }
}
