// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.credits.evaluation.Situations.TODAY;
import static org.belay.credits.evaluation.Situations.anEntry;
import static org.belay.credits.evaluation.Situations.anRhia;
import static org.belay.credits.evaluation.Situations.anRhit;
import static org.belay.credits.evaluation.Situations.made;

import java.time.LocalDate;
import java.util.List;
import org.belay.credits.Credits;
import org.belay.credits.Effect;
import org.belay.credits.Reason;
import org.belay.credits.Requirements;
import org.junit.jupiter.api.Test;

class PackRequirementsTest {

    private final Requirements requirements = new PackRequirements();

    @Test
    void aFormLearnsWhatItMayOffer() {
        var rhia = requirements.credential("RHIA", TODAY).orElseThrow();

        assertThat(requirements.credentials(TODAY))
                .extracting(Requirements.Credential::code)
                .contains("RHIA", "RHIT", "CPC", "CPHIMS", "ODS")
                .doesNotHaveDuplicates();
        assertThat(rhia.name()).isEqualTo("Registered Health Information Administrator");
        assertThat(rhia.total()).isEqualTo(Credits.of(30));
        assertThat(rhia.types()).extracting(Requirements.Choice::key).contains("webinar", "staff_meeting");
        assertThat(rhia.providerKinds()).extracting(Requirements.Choice::key).contains("ahima_or_component", "other");
        assertThat(rhia.cycle().estimate(LocalDate.of(2025, 1, 1), TODAY).end()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(requirements.credential("RHIA", LocalDate.of(2020, 12, 31))).isEmpty();
        assertThat(requirements.credential("XYZ", TODAY)).isEmpty();
        assertThat(requirements.credentials(LocalDate.of(2010, 1, 1))).isEmpty();
    }

    @Test
    void aDomainIsFoundByItsKeyNameOrFormerName() {
        var rhia = requirements.credential("RHIA", TODAY).orElseThrow();
        assertThat(rhia.domain("outside")).map(Requirements.Choice::name).contains("Outside HIIM");
        assertThat(rhia.domain(" privacy AND security "))
                .map(Requirements.Choice::key)
                .contains("privacy-security");
        assertThat(rhia.domain("External forces "))
                .map(Requirements.Choice::key)
                .contains("law-compliance");
        assertThat(rhia.domain("Astronomy")).isEmpty();
    }

    @Test
    void theEffectOfAnEntryIsKnownBeforeItIsSaved() {
        var entries =
                made(anEntry(1).printedOnly("10"), anEntry(2).printedOnly("18").fromElsewhere());
        var effect = requirements.effect(
                List.of(anRhia()), entries, anEntry(3).fromElsewhere().made(), TODAY);

        assertThat(effect.credentials())
                .containsExactly(new Effect.OnCredential(
                        "RHIA",
                        Credits.of(28),
                        Credits.of(28),
                        Credits.of(30),
                        Credits.ZERO,
                        List.of(
                                new Effect.OnMinimum("hiim", "HIIM domains", false, Credits.of(28), Credits.of(28)),
                                new Effect.OnMinimum(
                                        "ahima-share", "AHIMA share", false, Credits.of(10), Credits.of(10))),
                        List.of(new Reason.SurplusKind(
                                Credits.of(1), List.of("ahima-share"), List.of("AHIMA share")))));

        var helpful = requirements.effect(
                List.of(anRhia()), entries, anEntry(3).outside().made(), TODAY);
        assertThat(helpful.credentials().getFirst()).satisfies(on -> {
            assertThat(on.before()).isEqualTo(Credits.of(28));
            assertThat(on.after()).isEqualTo(Credits.of(29));
            assertThat(on.minimums()).extracting(Effect.OnMinimum::helps).containsExactly(false, true);
            assertThat(on.minimums().getLast().before()).isEqualTo(Credits.of(10));
            assertThat(on.minimums().getLast().after()).isEqualTo(Credits.of(11));
            assertThat(on.reasons()).isEmpty();
        });
    }

    @Test
    void aCorrectedEntryTakesThePlaceOfTheOldOne() {
        var effect = requirements.effect(
                List.of(anRhia()),
                made(anEntry(1), anEntry(2)),
                anEntry(1).minutes(180).made(),
                TODAY);
        assertThat(effect.credentials().getFirst().before()).isEqualTo(Credits.of(2));
        assertThat(effect.credentials().getFirst().after()).isEqualTo(Credits.of(4));
    }

    @Test
    void anEntryThatWaitsHelpsOnlyOnceItIsReviewed() {
        var effect = requirements.effect(
                List.of(anRhia()), List.of(), anEntry(1).waiting().made(), TODAY);
        assertThat(effect.credentials().getFirst()).satisfies(on -> {
            assertThat(on.after()).isEqualTo(Credits.ZERO);
            assertThat(on.waiting()).isEqualTo(Credits.of(1));
            assertThat(on.minimums()).allMatch(Effect.OnMinimum::helps);
        });
    }

    @Test
    void aSupersededCredentialIsLeftOutOfTheEffect() {
        var effect = requirements.effect(
                List.of(anRhia(), anRhit()), List.of(), anEntry(1).made(), TODAY);
        assertThat(effect.credentials())
                .extracting(Effect.OnCredential::credential)
                .containsExactly("RHIA");
    }
}
