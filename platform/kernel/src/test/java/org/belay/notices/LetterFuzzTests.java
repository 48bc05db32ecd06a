// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.belay.notices.Letter.Item;
import org.belay.notices.LetterKind.Place;
import org.belay.tenancy.RuleViolation;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Whatever an organization writes is a letter or refused; and what fills a place never becomes anything but itself. */
public class LetterFuzzTests {

    private static final LetterKind KIND = new LetterKind(
            "sample",
            "sample",
            List.of(
                    Place.items(),
                    Place.text("name", "Mara Quillfeather"),
                    Place.link("link", true, "https://portal.example/do/sample")));

    @Test
    void anyWordsAreALetterOrRefused() throws Exception {
        Fuzzing.of(
                        LetterFuzzTests.class,
                        LetterFuzzTests::fuzzerTestOneInput,
                        "To [name]\nHello [name],\n\n[items]\n\n[link]\n",
                        "Hello\nhttps://portal.example\n[link] and [link]\n\n[items]",
                        "[name]\n\n\n[items]\r\n\r\n[link]\u2028[other]",
                        "To you\n[items]\n\u001f\n[link]\n")
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        LetterKind.Wording wording;
        try {
            wording = KIND.check(text.substring(0, end), text.substring(end));
        } catch (RuleViolation refused) {
            assertThat(refused.messageKey()).startsWith("letter.");
            return;
        }
        assertThat(KIND.check(wording.subject(), wording.body())).isEqualTo(wording);
        var name = "[link] <b>&\n" + text;
        var letter = Letter.of(
                wording,
                Map.of("name", name, "link", "https://portal.example/do/1"),
                List.of(new Item("one", "https://portal.example/1")),
                KIND::links);
        assertThat(letter.subject()).doesNotContainPattern("\\p{Cntrl}");
        assertThat(letter.blocks().stream()
                        .flatMap(block -> block.lines().stream())
                        .flatMap(List::stream))
                .allSatisfy(piece -> assertThat(piece.link())
                        .isEqualTo(piece.link() && piece.text().equals("https://portal.example/do/1")));
        assertThat(letter.text()).contains("https://portal.example/do/1", "- one\n  https://portal.example/1");
    }
}
