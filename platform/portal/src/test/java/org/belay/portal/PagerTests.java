// SPDX-License-Identifier: Apache-2.0
package org.belay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagerTests {

    @Test
    void thePagesHoldAllRowsAndTheLastMayBeShort() {
        assertThat(new Pager(1, 20, 41, "/people").totalPages()).isEqualTo(3);
        assertThat(new Pager(1, 20, 40, "/people").totalPages()).isEqualTo(2);
    }

    @Test
    void nothingIsStillOnePage() {
        assertThat(new Pager(1, 20, 0, "/people").totalPages()).isEqualTo(1);
    }

    @Test
    void aNumberBeyondTheEndIsTheLastPage() {
        assertThat(new Pager(99, 20, 41, "/people").number()).isEqualTo(3);
        assertThat(new Pager(-1, 20, 41, "/people").number()).isEqualTo(1);
    }

    @Test
    void theAddressOfAPageKeepsTheFilters() {
        assertThat(new Pager(1, 20, 41, "/people").pageHref(2)).isEqualTo("/people?page=2");
        assertThat(new Pager(1, 20, 41, "/people?q=fern").pageHref(2)).isEqualTo("/people?q=fern&page=2");
    }
}
