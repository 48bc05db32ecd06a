// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.belay.credits.evaluation.Situations.TODAY;
import static org.belay.credits.evaluation.Situations.anEntry;
import static org.belay.credits.evaluation.Situations.anRhia;
import static org.belay.credits.evaluation.Situations.anRhit;
import static org.belay.credits.evaluation.Situations.made;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.Source;
import org.belay.credits.Standing;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.ShippedPacks;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final List<Pack> SHIPPED = ShippedPacks.read();

    @Test
    void theLastCreditIsKeptFreeForAhima() {
        var entries = new ArrayList<LoggedEntry>();
        IntStream.range(0, 11)
                .forEach(number -> entries.add(anEntry(number).on("2026-03-01").made()));
        IntStream.range(11, 32)
                .forEach(number -> entries.add(anEntry(number).fromElsewhere().made()));

        var rhia = standing(anRhia(), entries);

        assertThat(rhia.counted()).isEqualTo(Credits.of(29));
        assertThat(rhia.surplus()).isEqualTo(Credits.of(3));
        assertThat(rhia.missing()).isEqualTo(Credits.of(1));
        assertThat(rhia.complete()).isFalse();
        assertThat(rhia.daysLeft()).isEqualTo(38);
        assertThat(rhia.requirements()).isEqualTo("ahima 2026.1");
        assertThat(rhia.source().title()).isEqualTo("AHIMA recertification page");
        var hiim = rhia.minimums().get(0);
        var share = rhia.minimums().get(1);
        assertThat(hiim.met()).isTrue();
        assertThat(hiim.needed()).isEqualTo(Credits.of(24));
        assertThat(hiim.have()).isEqualTo(Credits.of(29));
        assertThat(share.met()).isFalse();
        assertThat(share.percent()).isEqualTo(40);
        assertThat(share.needed()).isEqualTo(Credits.of(12));
        assertThat(share.missing()).isEqualTo(Credits.of(1));
        assertThat(share.hint()).isEqualTo("It must come from AHIMA or a state association.");
        assertThat(rhia.allMissingMustBe(share)).isTrue();
        assertThat(rhia.allMissingMustBe(hiim)).isFalse();
        assertThat(of(rhia, 31).reasons())
                .containsExactly(new Reason.SurplusKind(Credits.of(1), List.of("ahima-share"), List.of("AHIMA share")));
        assertThat(of(rhia, 31).notCounted()).isEqualTo(Credits.of(1));
        assertThat(of(rhia, 28).reasons()).isEmpty();
    }

    @Test
    void whatIsBeyondTheTotalIsSurplus() {
        var rhit =
                standing(anRhit(), made(anEntry(2).printedOnly("15"), anEntry(1).printedOnly("8.5")));

        assertThat(rhit.counted()).isEqualTo(Credits.of(20));
        assertThat(rhit.complete()).isTrue();
        assertThat(rhit.allMissingMustBe(rhit.minimums().getFirst())).isFalse();
        assertThat(of(rhit, 1).reasons()).isEmpty();
        assertThat(of(rhit, 2).counted()).isEqualTo(Credits.of("11.5"));
        assertThat(of(rhit, 2).reasons()).containsExactly(new Reason.Surplus(Credits.of("3.5")));
    }

    @Test
    void bothMinimumsAreNamedWhereBothAreShort() {
        var rhit = standing(
                anRhit(),
                made(
                        anEntry(1).printedOnly("4").outside(),
                        anEntry(2).printedOnly("12").fromElsewhere(),
                        anEntry(3).printedOnly("1").fromElsewhere().outside()));

        assertThat(rhit.counted()).isEqualTo(Credits.of(16));
        assertThat(of(rhit, 3).reasons())
                .containsExactly(new Reason.SurplusKind(
                        Credits.of(1), List.of("hiim", "ahima-share"), List.of("HIIM domains", "AHIMA share")));
        assertThat(rhit.missing()).isEqualTo(Credits.of(4));
        assertThat(rhit.minimums()).allMatch(rhit::allMissingMustBe);
    }

    @Test
    void anEntryInSeveralDomainsCountsForEachByItsShare() {
        var rhit = standing(
                anRhit(),
                made(anEntry(1).printedOnly("10").fromElsewhere().in(Map.of("outside", 6, "informatics", 4))));

        assertThat(rhit.counted()).isEqualTo(Credits.of(8));
        assertThat(of(rhit, 1).towards()).isEqualTo(Map.of("hiim", Credits.of(4)));
        assertThat(rhit.minimums().getFirst().have()).isEqualTo(Credits.of(4));
        assertThat(of(rhit, 1).reasons())
                .containsExactly(new Reason.SurplusKind(Credits.of(2), List.of("hiim"), List.of("HIIM domains")));
    }

    @Test
    void whatWaitsForReviewStaysBesideTheGauge() {
        var rhit = standing(
                anRhit(), made(anEntry(1).waiting().on("2026-01-01"), anEntry(2).titled("Course 1")));

        assertThat(rhit.counted()).isEqualTo(Credits.of(1));
        assertThat(rhit.waiting()).isEqualTo(Credits.ZERO);
        assertThat(of(rhit, 1).reasons().getFirst())
                .isEqualTo(new Reason.Repeated(id(2), source("AAPC CEU policies, taken over for AHIMA", 2023, false)));

        var another = standing(anRhit(), made(anEntry(1).waiting(), anEntry(2)));
        assertThat(another.counted()).isEqualTo(Credits.of(1));
        assertThat(another.waiting()).isEqualTo(Credits.of(1));
        assertThat(another.surplus()).isEqualTo(Credits.ZERO);
        assertThat(another.minimums().getFirst().have()).isEqualTo(Credits.of(1));
        assertThat(of(another, 1).counted()).isEqualTo(Credits.ZERO);
        assertThat(of(another, 1).notCounted()).isEqualTo(Credits.ZERO);
        assertThat(of(another, 1).towards()).containsKeys("hiim", "ahima-share");
    }

    @Test
    void minutesTooFewForAnotherCreditAreExplained() {
        var entry = of(standing(anRhit(), made(anEntry(1).minutes(150))), 1);

        assertThat(entry.counted()).isEqualTo(Credits.of(2));
        assertThat(entry.reasons())
                .containsExactly(new Reason.BelowPartHour(
                        150,
                        Credits.of(2),
                        30,
                        45,
                        source("AHIMA Recertification Guide 2014, quoted by South Carolina HIMA", 2014, false)));
        assertThat(entry.reasons().getFirst().code()).isEqualTo("BELOW_PART_HOUR");
    }

    @Test
    void theCertificateWinsOverTheMinutes() {
        var rhit = standing(
                anRhit(),
                made(
                        anEntry(1).minutes(150).printed("2.5"),
                        anEntry(2).minutes(120).printed("2"),
                        anEntry(3).minutes(2700).printed("5").type("academic_course")));

        assertThat(rhit.counted()).isEqualTo(Credits.of("9.5"));
        assertThat(of(rhit, 1).reasons()).containsExactly(new Reason.PrintedDiffers(Credits.of("2.5"), Credits.of(2)));
        assertThat(of(rhit, 2).reasons()).isEmpty();
        assertThat(of(rhit, 3).reasons()).isEmpty();
    }

    @Test
    void withoutAnAmountNothingCounts() {
        var rhit = standing(
                anRhit(),
                made(anEntry(1).withoutMinutes(), anEntry(2).minutes(2700).type("academic_course")));

        assertThat(rhit.counted()).isEqualTo(Credits.ZERO);
        assertThat(of(rhit, 1).reasons()).containsExactly(new Reason.NoAmount());
        assertThat(of(rhit, 2).reasons())
                .containsExactly(new Reason.NotByMinutes("academic_course", source("A default of Belay", 2026, false)));
    }

    @Test
    void theFirstAndTheLastDayOfTheCycleCount() {
        var holding = new Holding(
                "RHIT", LocalDate.of(2020, 3, 1), Cycle.typed(LocalDate.of(2024, 2, 29), LocalDate.of(2026, 2, 28)));
        var rhit = standing(
                holding,
                made(
                        anEntry(1).on("2024-02-28"),
                        anEntry(2).on("2024-02-29"),
                        anEntry(3).on("2026-02-28"),
                        anEntry(4).on("2026-03-01")));

        assertThat(rhit.counted()).isEqualTo(Credits.of(2));
        assertThat(of(rhit, 1).reasons())
                .containsExactly(new Reason.OutsideCycle(LocalDate.of(2024, 2, 28), holding.cycle()));
        assertThat(of(rhit, 4).reasons())
                .containsExactly(new Reason.OutsideCycle(LocalDate.of(2026, 3, 1), holding.cycle()));
    }

    @Test
    void nothingCountsBeforeTheCertificationNorBeforeItsDay() {
        var granted = LocalDate.of(2026, 2, 10);
        var rhit = standing(
                new Holding("RHIT", granted, Cycle.typed(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31))),
                made(
                        anEntry(1).on("2026-02-09"),
                        anEntry(2).on("2026-02-10"),
                        anEntry(3).on("2026-11-23"),
                        anEntry(4).on("2026-11-24")));

        assertThat(rhit.counted()).isEqualTo(Credits.of(2));
        assertThat(of(rhit, 1).reasons())
                .containsExactly(new Reason.BeforeCertification(LocalDate.of(2026, 2, 9), granted));
        assertThat(of(rhit, 4).reasons()).containsExactly(new Reason.NotYet(LocalDate.of(2026, 11, 24)));
    }

    @Test
    void jobDutiesAreExcludedAndSaidToBe() {
        var entry = of(standing(anRhit(), made(anEntry(1).type("job_duties").minutes(90))), 1);

        assertThat(entry.worth()).isEqualTo(Credits.of(1));
        assertThat(entry.notCounted()).isEqualTo(Credits.of(1));
        assertThat(entry.reasons()).extracting(Reason::code).containsExactly("BELOW_PART_HOUR", "EXCLUDED_TYPE");
        assertThat(entry.reasons().getLast().source())
                .isEqualTo(source("AHIMA Recertification Guide 2014, quoted by South Carolina HIMA", 2014, true));
    }

    @Test
    void aRepeatedCourseCountsOnceAndAFruitlessStartDoesNotSpoilIt() {
        var rhit = standing(
                anRhit(),
                made(
                        anEntry(1).titled("Same").minutes(30),
                        anEntry(2).titled("Same").on("2026-02-04"),
                        anEntry(3).titled("Same").on("2026-02-05"),
                        anEntry(4).titled("Same").by("Somebody else")));

        assertThat(rhit.counted()).isEqualTo(Credits.of(2));
        assertThat(of(rhit, 3).reasons().getFirst())
                .isInstanceOfSatisfying(
                        Reason.Repeated.class,
                        repeated -> assertThat(repeated.first()).isEqualTo(id(2)));
    }

    @Test
    void onlyTickedCredentialsAreFilled() {
        var standing = evaluate(
                List.of(Situations.packWith(20, true)),
                List.of(anRhia(), anRhit()),
                made(anEntry(1).countsFor("RHIT")),
                TODAY);

        assertThat(of(standing.of("RHIA").orElseThrow(), 1).reasons()).containsExactly(new Reason.NotTicked());
        assertThat(standing.of("RHIT").orElseThrow().counted()).isEqualTo(Credits.of(1));
    }

    @Test
    void anEntryForTwoCredentialsGoesToTheEarlierDeadlineUntilThatIsComplete() {
        var pack = Situations.packWith(20, true);
        var entries = made(
                anEntry(1).printedOnly("30").on("2026-01-01"),
                anEntry(2).on("2026-01-02"),
                anEntry(3).on("2026-01-03"));
        var standing = evaluate(List.of(pack), List.of(anRhit(), anRhia()), entries, TODAY);

        assertThat(standing.credentials())
                .extracting(Standing.OfCredential::credential)
                .containsExactly("RHIA", "RHIT");
        assertThat(standing.credentials())
                .extracting(Standing.OfCredential::counted)
                .containsExactly(Credits.of(30), Credits.of(2));
        assertThat(of(standing.of("RHIT").orElseThrow(), 1).reasons())
                .containsExactly(new Reason.CountsElsewhere(
                        "RHIA", LocalDate.of(2026, 12, 31), source("AHIMA recertification page", 2019, true)));
        assertThat(of(standing.of("RHIA").orElseThrow(), 2).reasons())
                .extracting(Reason::code)
                .containsExactly("COUNTS_ELSEWHERE");

        var full = new ArrayList<>(entries);
        full.addAll(
                made(anEntry(4).printedOnly("18").on("2026-01-04"), anEntry(5).on("2026-01-05")));
        var complete = evaluate(List.of(pack), List.of(anRhit(), anRhia()), full, TODAY);
        assertThat(of(complete.of("RHIA").orElseThrow(), 5).reasons())
                .containsExactly(new Reason.Surplus(Credits.of(1)));
    }

    @Test
    void equalDeadlinesGoByTheCode() {
        var cycle = anRhia().cycle();
        var standing = evaluate(
                List.of(Situations.packWith(20, true)),
                List.of(new Holding("RHIT", cycle.start(), cycle), new Holding("RHIA", cycle.start(), cycle)),
                List.of(),
                TODAY);
        assertThat(standing.credentials())
                .extracting(Standing.OfCredential::credential)
                .containsExactly("RHIA", "RHIT");
    }

    @Test
    void rhiaReplacesRhitFromTheDayItIsGranted() {
        var rhia = new Holding("RHIA", TODAY, Cycle.typed(TODAY, TODAY.plusYears(2)));
        var entries = made(anEntry(1));

        var eve = evaluate(SHIPPED, List.of(anRhit(), rhia), entries, TODAY.minusDays(1));
        assertThat(eve.of("RHIT").orElseThrow().supersededBy()).isNull();
        assertThat(eve.of("RHIT").orElseThrow().counted()).isEqualTo(Credits.of(1));

        var day = evaluate(SHIPPED, List.of(anRhit(), rhia), entries, TODAY);
        assertThat(day.of("RHIT").orElseThrow().supersededBy()).isEqualTo("RHIA");
        assertThat(day.of("RHIT").orElseThrow().counted()).isEqualTo(Credits.ZERO);
        assertThat(of(day.of("RHIT").orElseThrow(), 1).reasons())
                .containsExactly(new Reason.Superseded(
                        "RHIA", source("AHIMA recertification questions and answers", 2021, true)));
        assertThat(day.of("RHIA").orElseThrow().supersededBy()).isNull();
    }

    @Test
    void theAhimaShareBindsCyclesThatStartIn2025OrLater() {
        var before = Cycle.typed(LocalDate.of(2024, 12, 31), LocalDate.of(2026, 12, 30));
        var from = Cycle.typed(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31));
        assertThat(standing(new Holding("RHIA", before.start(), before), List.of())
                        .minimums())
                .hasSize(1);
        assertThat(standing(new Holding("RHIA", from.start(), from), List.of()).minimums())
                .hasSize(2);
    }

    @Test
    void entriesAreListedByDayThenIdWhateverTheirState() {
        var rhit = standing(
                anRhit(),
                made(
                        anEntry(4).on("2026-05-02"),
                        anEntry(3).on("2026-05-01"),
                        anEntry(2).on("2026-05-02"),
                        anEntry(1).on("2026-05-01").waiting()));
        assertThat(rhit.entries()).extracting(Standing.OfEntry::entry).containsExactly(id(1), id(3), id(2), id(4));
    }

    @Test
    void onlyAMinimumThatLeavesNoRoomIsNamed() {
        var rhit = standing(
                anRhit(),
                made(
                        anEntry(1).printedOnly("5").outside(),
                        anEntry(2).fromElsewhere().in(Map.of("outside", 1, "informatics", 1))));
        assertThat(of(rhit, 2).reasons())
                .containsExactly(new Reason.SurplusKind(Credits.of("0.5"), List.of("hiim"), List.of("HIIM domains")));
    }

    @Test
    void contradictoryInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate(SHIPPED, List.of(anRhit(), anRhit()), List.of(), TODAY))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate(SHIPPED, List.of(), made(anEntry(1), anEntry(1)), TODAY))
                .withMessageContaining("twice");
        var early = Cycle.typed(LocalDate.of(2020, 12, 31), LocalDate.of(2022, 12, 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standing(new Holding("RHIT", early.start(), early), List.of()))
                .withMessage("No requirements for RHIT in a cycle that starts on 2020-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standing(new Holding("XYZ", TODAY, anRhia().cycle()), List.of()));
    }

    private static Standing evaluate(
            List<Pack> packs, List<Holding> holdings, List<LoggedEntry> entries, LocalDate asOf) {
        return Evaluation.of(packs, holdings, entries, Set.of(), asOf);
    }

    private static Standing.OfCredential standing(Holding holding, List<LoggedEntry> entries) {
        return evaluate(SHIPPED, List.of(holding), entries, TODAY).credentials().getFirst();
    }

    private static Standing.OfEntry of(Standing.OfCredential standing, int number) {
        return standing.entries().stream()
                .filter(entry -> entry.entry().equals(id(number)))
                .findFirst()
                .orElseThrow();
    }

    private static EntryId id(int number) {
        return anEntry(number).made().id();
    }

    private static Source source(String title, int year, boolean verified) {
        return new Source(title, year, TODAY, verified);
    }
}
