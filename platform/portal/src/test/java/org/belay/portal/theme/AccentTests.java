// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTests {

    private static final List<String> LIGHT_GROUNDS = List.of("#ffffff", "#f6f7f9");
    private static final List<String> DARK_GROUNDS = List.of("#182027", "#0f1418", "#10161b");

    @Test
    void blackOnWhiteHasTheGreatestContrastAndEqualColoursTheLeast() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isCloseTo(21, within(1e-9));
        assertThat(Colour.of("#4cc0d4").contrast(Colour.of("#4cc0d4"))).isEqualTo(1);
    }

    @Test
    void contrastAgreesWithKnownPairs() {
        assertThat(Colour.of("#767676").contrast(Colour.WHITE)).isCloseTo(4.54, within(0.01));
        assertThat(Colour.of("#ff0000").contrast(Colour.WHITE)).isCloseTo(4.0, within(0.01));
    }

    @Test
    void everyAccentIsReadableInBothThemes() {
        colours().forEach(hex -> {
            var accent = Accent.of(hex);
            readable(hex, accent.light(), LIGHT_GROUNDS);
            readable(hex, accent.dark(), DARK_GROUNDS);
        });
    }

    private static void readable(String chosen, Tone tone, List<String> grounds) {
        assertThat(tone.on().contrast(tone.fill()))
                .as("text on the fill of %s", chosen)
                .isGreaterThanOrEqualTo(4.5);
        assertThat(tone.text().contrast(tone.tint()))
                .as("text on the tint of %s", chosen)
                .isGreaterThanOrEqualTo(4.5);
        for (var ground : grounds) {
            assertThat(tone.text().contrast(Colour.of(ground)))
                    .as("text of %s on %s", chosen, ground)
                    .isGreaterThanOrEqualTo(4.5);
            assertThat(tone.fill().contrast(Colour.of(ground)))
                    .as("mark of %s on %s", chosen, ground)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void aReadableAccentIsShownAsChosen() {
        assertThat(Accent.of("#0B6C7B").light().fill().hex()).isEqualTo("#0b6c7b");
        assertThat(Accent.of("#0B6C7B").hex()).isEqualTo("#0b6c7b");
    }

    @Test
    void aDarkenedColourKeepsItsHue() {
        var yellow = Oklab.of(Colour.of("#ffd400"));
        var shade = Oklab.of(Accent.of("#ffd400").light().text());
        assertThat(Math.atan2(shade.b(), shade.a())).isCloseTo(Math.atan2(yellow.b(), yellow.a()), within(0.1));
    }

    @Test
    void theStyleSheetNamesEachColourOnceForLightAndDark() {
        assertThat(Accent.of("#0b6c7b").css())
                .startsWith(":root {\n  --belay-accent: light-dark(#0b6c7b, #")
                .contains("--belay-accent-on: light-dark(#ffffff, #0d1317);")
                .contains("--belay-accent-text: light-dark(#")
                .contains("--belay-accent-tint: light-dark(#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#0b6c7g", "#0b6c7b;}", "0b6c7b0", " #0b6c7b"})
    void whatIsNoColourIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Accent.of(text));
    }

    private static Stream<String> colours() {
        long seed = Long.getLong("belay.seed", 20261123L);
        System.out.println("AccentTests: colours with seed " + seed);
        var random = new Random(seed);
        var corners = Stream.of(
                "#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#777777");
        return Stream.concat(
                corners,
                Stream.generate(() -> String.format("#%06x", random.nextInt(1 << 24)))
                        .limit(5000));
    }
}
