// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.belay.files.Finding;
import org.belay.files.Finding.Grade;
import org.belay.files.Finding.Kind;
import org.belay.files.Inspection;
import org.belay.files.Inspection.Coverage;
import org.junit.jupiter.api.Test;

/** Plants identifiers by the thousand and counts what is found, what is missed, and what was none. */
class IdentifierOracleTests {

    private static final int PLANTED = 6_000;
    private static final long SEED = Long.getLong("belay.seed", 20261124);

    private final Random random = new Random(SEED);
    private final Plants plants = new Plants(random);

    @Test
    void everyIdentifierIsFoundOnItsLine() {
        var missed = new ArrayList<String>();
        for (int i = 0; i < PLANTED; i++) {
            var plant = plants.certain();
            int before = random.nextInt(5);
            var found = scan(before, embedded(plant.words()));
            if (!found.contains(new Finding(plant.kind(), Grade.CERTAIN, 0, before + 1))) {
                missed.add(plant.kind() + ": " + plant.words() + " -> " + found);
            }
        }
        report("certain", missed);
    }

    @Test
    void hintsAreToldBesideAPatientAndPassedOverElsewhere() {
        var missed = new ArrayList<String>();
        for (int i = 0; i < PLANTED; i++) {
            var plant = plants.hint();
            var beside = scan(0, "Patient: Orla Quillfeather", plant.words());
            if (!beside.contains(new Finding(plant.kind(), Grade.POSSIBLE, 0, 2))) {
                missed.add(plant.kind() + ": " + plant.words() + " -> " + beside);
            }
            var alone = scan(0, plant.words());
            if (!alone.isEmpty()) {
                missed.add("false alarm: " + plant.words() + " -> " + alone);
            }
        }
        report("hints", missed);
    }

    @Test
    void whatOnlyLooksLikeOneIsNotHeld() {
        var alarms = new ArrayList<String>();
        for (int i = 0; i < PLANTED / 6; i++) {
            var lines = new ArrayList<String>();
            for (int line = 0; line < 12; line++) {
                lines.add(plants.innocent());
            }
            var found = scan(0, lines.toArray(String[]::new));
            if (!found.isEmpty()) {
                var first = found.getFirst();
                alarms.add(first + ": " + lines.get(first.line() - 1));
            }
        }
        report("false alarms", alarms);
    }

    @Test
    void aPageWithThreeHintsBesideAPatientIsHeld() {
        var held = scan(0, "Patient: Orla Quillfeather", "12 Heron Street", "218-555-0142");
        assertThat(new Inspection(Coverage.READ, held).holds()).isTrue();
        var warned = scan(0, "Patient: Orla Quillfeather", "218-555-0142");
        assertThat(new Inspection(Coverage.READ, warned).holds()).isFalse();
        assertThat(new Inspection(Coverage.READ, warned).warns()).isTrue();
    }

    @Test
    void aColumnThatIsHeadedAsOneHoldsThem() {
        var list = scan(
                0,
                "Unit,MRN,PatientName,birth_date",
                "4B,\"0042317\",\"Grebe, Orla\",18353",
                "4B,0042318,Ludek Ybarra,3/4/1950");
        assertThat(list)
                .contains(
                        new Finding(Kind.RECORD_NUMBER, Grade.CERTAIN, 0, 2),
                        new Finding(Kind.NAME, Grade.CERTAIN, 0, 2),
                        new Finding(Kind.DATE, Grade.CERTAIN, 0, 2),
                        new Finding(Kind.RECORD_NUMBER, Grade.CERTAIN, 0, 3));
        assertThat(scan(0, "code,hours,MRN notes", "RHIA,20,1234567")).isEmpty();
    }

    @Test
    void aLabelMayStandAboveItsValue() {
        assertThat(scan(0, "Medical Record Number:", "   00423177")).isNotEmpty();
        assertThat(scan(0, "What to do with a wrong MRN", "00423177 is an order"))
                .isEmpty();
    }

    @Test
    void aVehicleIsKnownByItsCheckDigit() {
        assertThat(scan(0, "1M8GDM9AXKP042788")).extracting(Finding::kind).containsExactly(Kind.VEHICLE);
        assertThat(scan(0, "1M8GDM9A1KP042788")).isEmpty();
    }

    @Test
    void hugeAndHostileLinesTakeTimeInProportion() {
        var pieces = List.of(
                "1", "(", "a-", "1.1.", "::", "MRN: ", "patient ", "12 A ", "@", "\"", ",\"", "ssn ", "1-", "9 ");
        for (var piece : pieces) {
            var line = piece.repeat(2_000_000 / piece.length());
            var began = System.nanoTime();
            scan(0, line);
            assertThat((System.nanoTime() - began) / 1_000_000)
                    .as("%s: ms", piece)
                    .isLessThan(5_000);
        }
    }

    private String embedded(String words) {
        return plants.one("", "He said: ", "| ", "Re ") + words + plants.one("", ".", " and more", ", unit 4B", " |");
    }

    private static List<Finding> scan(int blankLines, String... lines) {
        var scan = new IdentifierScan();
        for (int i = 0; i < blankLines; i++) {
            scan.line("Nothing here.");
        }
        for (var line : lines) {
            scan.line(line);
        }
        return scan.end();
    }

    private static void report(String what, List<String> wrong) {
        System.out.printf("identifiers, %s: seed %d, %d wrong%n", what, SEED, wrong.size());
        assertThat(wrong).as("seed %d", SEED).isEmpty();
    }
}
