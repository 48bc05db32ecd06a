// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import org.belay.tenancy.RuleViolation;
import org.junit.jupiter.api.Test;

class UploadTests {

    private static final FileUse PDF = new FileUse("test.pdf", 100_000, Set.of("application/pdf"));
    private static final FileUse CSV = new FileUse("test.csv", 100_000, Set.of("text/csv"));

    @Test
    void aProgramThatIsCalledPdfIsRefused() {
        var program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';

        assertThatThrownBy(() -> upload(program, PDF, "certificate.pdf"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("files.type");
    }

    @Test
    void bytesOfNoKnownTypeAreNotTakenForWhatTheyAreCalled() {
        var seed = 42L;
        var noise = new byte[2_000];
        new Random(seed).nextBytes(noise);

        assertThatThrownBy(() -> upload(noise, PDF, "certificate.pdf"))
                .as("seed %d", seed)
                .hasMessage("files.type");
    }

    @Test
    void theNameTellsApartWhatHasTheSameBytes() throws IOException {
        var roster = "name,hours\nPlover,2\n".getBytes(UTF_8);

        assertThat(upload(roster, CSV, "roster.csv").mediaType()).isEqualTo("text/csv");
        assertThatThrownBy(() -> upload(roster, CSV, "roster.txt")).hasMessage("files.type");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> upload(new byte[0], CSV, "empty.csv")).hasMessage("files.empty");
    }

    private static Upload upload(byte[] bytes, FileUse use, String name) throws IOException {
        return Upload.of(new ByteArrayInputStream(bytes), use, name);
    }
}
