// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Whatever stands in the address is a place in the list or refused in one way; and a place leads back to itself. */
public class CursorFuzzTests {

    @Test
    void anyTextIsAPlaceOrRefused() throws Exception {
        Fuzzing.of(
                        CursorFuzzTests.class,
                        CursorFuzzTests::fuzzerTestOneInput,
                        Cursor.at("2026-11-24T10:00:00Z", "0198a000-0000-7000-8000-000000000000")
                                .text(),
                        Cursor.at("Quillfeather", "Orla", 7).text(),
                        "Quillfeather\u001fOrla",
                        "200",
                        "-1")
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, UTF_8);
        for (int size = 1; size <= 3; size++) {
            int values = size;
            var cursor = refusedOr(() -> Cursor.of(text, values));
            if (cursor != null) {
                assertThat(Cursor.of(cursor.text(), size)).isEqualTo(cursor);
                refusedOr(() -> cursor.number(0));
                refusedOr(() -> cursor.uuid(0));
                refusedOr(() -> cursor.moment(0));
            }
        }
        var paging = refusedOr(() -> Paging.of(text, text));
        if (paging != null) {
            assertThat(paging.fetch()).isBetween(2, 201);
        }
        if (text.indexOf('\0') < 0) {
            var place = Cursor.at(text.split("\u001f", -1));
            assertThat(Cursor.of(place.text(), place.values().size())).isEqualTo(place);
        }
        assertThat(Cursor.at(List.of(text)).values()).hasSize(1);
    }

    private static <T> T refusedOr(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ApiRefusal refused) {
            return null;
        }
    }
}
