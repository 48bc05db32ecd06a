// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.notices.OutboxMail.Piece;
import org.junit.jupiter.api.Test;

class OutboxMailTests {

    @Test
    void addressesAreLinksAndTheFullStopBehindThemIsNot() {
        assertThat(OutboxMail.pieces("Open http://a.localhost:8080/x?y=1. Then wait."))
                .containsExactly(
                        new Piece("Open ", false),
                        new Piece("http://a.localhost:8080/x?y=1", true),
                        new Piece(". Then wait.", false));
    }

    @Test
    void whatIsNotAnAddressOfAPageIsNoLink() {
        assertThat(OutboxMail.pieces("javascript:alert(1)")).containsExactly(new Piece("javascript:alert(1)", false));
        assertThat(OutboxMail.pieces("")).isEmpty();
    }
}
