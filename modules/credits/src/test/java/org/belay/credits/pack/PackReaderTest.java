// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.belay.credits.Credits;
import org.belay.credits.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackReaderTest {

    private static final String SHIPPED = org.belay.credits.evaluation.Situations.shippedText();

    @Test
    void theShippedPackSaysWhatAhimaAsks() {
        var pack = PackReader.read("ahima.yaml", SHIPPED);

        assertThat(pack.credentials())
                .extracting(Pack.Rule::code)
                .startsWith("RHIA", "RHIT")
                .hasSize(8);
        assertThat(pack.credentials())
                .extracting(rule -> rule.total().value())
                .startsWith(Credits.of(30), Credits.of(20));
        assertThat(pack.requirements())
                .extracting(minimum -> minimum.needed(Credits.of(30)))
                .containsExactly(Credits.of(24), Credits.of(12));
        assertThat(pack.domains()).hasSize(7);
        var cycle = pack.credentials().getFirst().cycle();
        assertThat(cycle.months()).isEqualTo(24);
        assertThat(cycle.lastDayIsAnniversary()).isFalse();
        assertThat(pack.certificateDue().count()).isEqualTo(30);
        assertThat(pack.issuer().units()).isEqualTo("CEUs");
        assertThat(pack.conversion().partFrom())
                .isEqualTo(new Figure<>(
                        45,
                        new Source(
                                "AHIMA Recertification Guide 2014, quoted by South Carolina HIMA",
                                2014,
                                LocalDate.of(2026, 11, 23),
                                false)));
        assertThat(pack.conversion().minutesPerCredit().source().verified()).isTrue();
    }

    @Test
    void aVersionIsInForceFromItsFirstToItsLastDay() {
        var pack = read("from: 2021-01-01", "from: 2021-01-01\nto: 2025-12-31");
        assertThat(pack.inForce(LocalDate.of(2020, 12, 31))).isFalse();
        assertThat(pack.inForce(LocalDate.of(2021, 1, 1))).isTrue();
        assertThat(pack.inForce(LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(pack.inForce(LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(read("from: 2021-01-01", "from: 2021-01-01\nto: 2021-01-01").to())
                .isEqualTo(LocalDate.of(2021, 1, 1));
        assertThat(Pack.of(List.of(pack), "RHIA", LocalDate.of(2026, 1, 1))).isEmpty();
        assertThat(Pack.of(List.of(pack), "RHIA", LocalDate.of(2025, 1, 1))).contains(pack);
        assertThat(Pack.of(List.of(pack), "CPC", LocalDate.of(2025, 1, 1))).isEmpty();
    }

    @Test
    void theLastDayOfACycleMayBeTheAnniversary() {
        assertThat(read("lastDay: {value: day_before", "lastDay: {value: anniversary")
                        .credentials()
                        .getFirst()
                        .cycle()
                        .lastDayIsAnniversary())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value: 80, source | value: 101, source | requirements[0].percent.value: '101' is not a whole number from 1 to 100",
                "value: 80, source | value: 0, source | requirements[0].percent.value: '0' is not a whole number from 1 to 100",
                "value: 80, source | value: eighty, source | 'eighty' is not a whole number",
                "value: 80, source: page-2022 | value: 80, source: nowhere | requirements[0].percent.source: 'nowhere' is not one of page-2022, page-2025",
                "value: 80, source: page-2022 | value: 80 | requirements[0].percent: lacks 'source'",
                "value: 80, source: page-2022 | value: 80, source: page-2022, verify: perhaps | 'perhaps' is not one of true, false",
                "label: AHIMA share | lable: AHIMA share | requirements[1].lable: is not known here; known are key, kind",
                "key: ahima-share | key: hiim | requirements: has 'hiim' twice",
                "code: RHIT | code: RHIA | credentials: has 'RHIA' twice",
                "kind: min | kind: most | requirements[0].kind: 'most' is not one of min, max",
                "basis: required | basis: hoped | requirements[0].basis: 'hoped' is not one of required, claimed",
                "anchor: exam_date | anchor: birthday | cycle.anchor: 'birthday' is not one of exam_date, exam_month_end",
                "value: day_before | value: never | cycle.lastDay.value: 'never' is not one of anniversary, day_before",
                "value: 24, source | value: 0, source | cycle.months.value",
                "value: 45, source | value: 61, source | conversion.partFrom.value: '61' is not a whole number from 1 to 60",
                "value: 30, source: page-2019 | value: 0, source: page-2019 | credentials[0].total.value: must be above 0",
                "value: 30, source: page-2019 | value: 30.123, source: page-2019 | '30.123' is not an amount of credits",
                "value: [RHIT] | value: [CPC] | credentials[0].supersedes.value[0]: 'CPC' is not one of RHIA, RHIT",
                "value: [RHIT] | value: [RHIA] | credentials[0].supersedes: names the credential itself",
                "provider: [ahima_or_component] | provider: [vendor] | requirements[1].of.provider[0]: 'vendor' is not one of",
                "domain: [data-governance | domain: [astronomy | requirements[0].of.domain[0]: 'astronomy' is not one of",
                "domain: [data-governance, | domain: data-governance} # | requirements[0].of.domain: is not a list",
                "value: by_minutes, source | value: twice, source | types[0].counts.value: 'twice' is not one of",
                "from: 2021-01-01 | from: 2021-02-30 | line 8, from: '2021-02-30' is not a day such as",
                "from: 2021-01-01 | from: 2021-01-01\nto: 2020-12-31 | to: lies before 'from'",
                "from: 2021-01-01 | from: 2021-01-01\nfrom: 2022-01-01 | line 9, from: stands twice",
                "from: 2021-01-01 | from: [2021] | from: is not a text",
                "id: ahima | id: '' | id: is not a text",
                "year: 2022 | year: 1803 | sources.page-2022.year",
                "title: A default of Belay | titel: A default of Belay | sources.default.titel: is not known here",
                "unit: CEU, |  | issuer: lacks 'unit'",
                "name: AHIMA, | nane: AHIMA, | issuer.nane: is not known here",
                "conversion: | conversions: | conversions: is not known here",
                "repeats: {source: aapc-policy | repeats: {source: aapc-policy, value: 1 | repeats.value: is not known here",
                "key: outside | key: leadership | domains: has 'leadership' twice",
                "key: other | key: ahima_or_component | providerKinds: has 'ahima_or_component' twice",
                "key: webinar | key: live_education | types: has 'live_education' twice",
                "provider: other | provider: vendor | cases[0].entries[1].provider: 'vendor' is not one of",
                "privacy-security: 1} | astronomy: 1} | cases[0].entries[0].domains.astronomy: is not one of",
                "privacy-security: 1} | privacy-security: 0} | cases[0].entries[0].domains.privacy-security",
                "times: 11 | times: 101 | cases[0].entries[0].times",
                "type: webinar, | type: dreaming, | 'dreaming' is not one of",
                "end: 2026-12-31 | end: 2024-12-31 | cases[0].holdings[0].end: lies before 'start'",
                "met: [hiim] | mets: [hiim] | cases[0].expect[0].mets: is not known here",
                "asOf: 2026-11-23 | as: 2026-11-23 | cases[0].as: is not known here",
                "certified: 2019-05-04 | certifed: 2019-05-04 | cases[0].holdings[0].certifed: is not known here",
                "percent: {value: 80 | amount: {value: 1, source: default}\n    percent: {value: 80 | requirements[0]: needs one of",
                "of: {domain | of: {colour | requirements[0].of.colour: is not known here",
                "of: {provider: [ahima_or_component]} | of: {} | requirements[1].of: selects nothing",
                "of: {provider: [ahima_or_component]} | of: {any: []} | requirements[1].of.any: is empty",
                "of: {provider: [ahima_or_component]} | of: {delivery: [by_post]} | 'by_post' is not one of in_person, live_online, on_demand",
                "binds: {by: cycle_start, from: {value: 2025-01-01, source: page-2025, verify: true}} | binds: {by: cycle_start} | requirements[1].binds: needs 'from' or 'to'",
                "value: exclusive | value: mine | sharing.value: 'mine' is not one of exclusive, shared, core_plus_specialty",
                "status: inactive | status: asleep | deadlines.late[0].status: 'asleep' is not one of",
                "highestPlus: {value: 10 | highestPlus: {value: 0 | portfolio.highestPlus.value: must be above 0",
                "total: {value: 30, source: page-2019} | total: {value: 30, source: page-2019}\n    cycle: {anchor: birthday} | credentials[0].cycle.anchor: 'birthday' is not one of",
                "of: {provider: [ahima_or_component]} | roundedUpTo: {value: 0, source: default}\n    of: {certificate: true} | requirements[1].roundedUpTo.value: must be above 0",
                "percent: {value: 80, source: page-2022} | amount: {value: 1, source: default}\n    roundedUpTo: {value: 1, source: default} | requirements[0]: rounds what is no share",
                "times: 11 | time: 11 | cases[0].entries[0].time: is not known here"
            })
    void aFaultIsRefusedWithItsPlace(String foundChangeAndMessage) {
        var parts = foundChangeAndMessage.split(" \\| ", -1);
        var found = parts[0];
        var change = parts[1];
        var message = parts[2];
        assertThat(SHIPPED).contains(found);
        var start = SHIPPED.indexOf(found);
        var broken = SHIPPED.substring(0, start) + change + SHIPPED.substring(start + found.length());
        assertThatThrownBy(() -> PackReader.read("ahima.yaml", broken))
                .isInstanceOf(PackProblem.class)
                .hasMessageStartingWith("ahima.yaml, line ")
                .hasMessageContaining(message);
    }

    @Test
    void aFigureIsVerifiedUnlessItAsksToBe() {
        assertThat(read(
                                "lastDay: {value: day_before, source: default, verify: true}",
                                "lastDay: {value: day_before, source: default, verify: false}")
                        .credentials()
                        .getFirst()
                        .cycle()
                        .lastDaySource()
                        .verified())
                .isTrue();
        assertThat(read("id: ahima", "id: ahima")
                        .credentials()
                        .getFirst()
                        .cycle()
                        .lastDaySource()
                        .verified())
                .isFalse();
    }

    @Test
    void whatIsNotYamlIsRefused() {
        assertThatThrownBy(() -> PackReader.read("x.yaml", "")).hasMessage("x.yaml, line 1, document: is empty");
        assertThatThrownBy(() -> PackReader.read("x.yaml", "- a"))
                .hasMessage("x.yaml, line 1, document: is not a mapping");
        assertThatThrownBy(() -> PackReader.read("x.yaml", "id: a\nb: ]"))
                .isInstanceOf(PackProblem.class)
                .hasMessageStartingWith("x.yaml, line 2, document: is not YAML");
        assertThatThrownBy(() -> PackReader.read("x.yaml", "id: \u0001"))
                .isInstanceOf(PackProblem.class)
                .hasMessageContaining("is not YAML");
    }

    @Test
    void anEmptyListOfChoicesIsRefused() {
        var start = SHIPPED.indexOf("providerKinds:");
        var end = SHIPPED.indexOf("types:");
        var broken = SHIPPED.substring(0, start) + "providerKinds: []\n" + SHIPPED.substring(end);
        assertThatThrownBy(() -> PackReader.read("x.yaml", broken)).hasMessageContaining("providerKinds: is empty");
    }

    private static Pack read(String found, String replacement) {
        assertThat(SHIPPED).contains(found);
        return PackReader.read("ahima.yaml", SHIPPED.replace(found, replacement));
    }
}
