// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;

class CsvDownloadTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1"})
    void aTextThatBeginsLikeAFormulaIsHarmless(String text) {
        assertThat(CsvDownload.safe(text)).isEqualTo("'" + text);
    }

    @Test
    void aNegativeNumberStaysANumber() {
        assertThat(CsvDownload.safe(-1)).isEqualTo("-1");
    }

    @Test
    void aListBecomesOneCell() {
        assertThat(CsvDownload.safe(List.of("Mentor", "Member"))).isEqualTo("Mentor; Member");
        assertThat(CsvDownload.safe(List.of("=Mentor"))).isEqualTo("'=Mentor");
    }

    @Test
    void quotesLinesAndCommasStayInTheirCell() throws UnsupportedEncodingException {
        var response = new MockHttpServletResponse();

        CsvDownload.send(response, "people.csv", List.of("Name", "Note"), rows -> {
            rows.add("O'Hara, \"Bo\"", "two\nlines");
            rows.add(null, 3);
        });

        assertThat(response.getContentAsString())
                .isEqualTo("\uFEFFName,Note\r\n\"O'Hara, \"\"Bo\"\"\",\"two\nlines\"\r\n,3\r\n");
        assertThat(response.getHeader("Content-Disposition"))
                .contains("attachment")
                .contains("people.csv");
    }

    @Test
    void aListWithoutRowsStillHasItsHeadings() throws UnsupportedEncodingException {
        var response = new MockHttpServletResponse();

        CsvDownload.send(response, "people.csv", List.of("Name"), rows -> {});

        assertThat(response.getContentAsString()).isEqualTo("\uFEFFName\r\n");
    }

    @Test
    void aRefusalLeavesTheAnswerUntouched() throws UnsupportedEncodingException {
        var response = new MockHttpServletResponse();

        assertThatThrownBy(() -> CsvDownload.send(response, "people.csv", List.of("Name"), rows -> {
                    throw new AccessDeniedException("no");
                }))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(response.getContentAsString()).isEmpty();
        assertThat(response.getContentType()).isNull();
    }
}
