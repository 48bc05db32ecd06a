// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.belay.KernelTest;
import org.belay.SettableClock;
import org.belay.TestTenants;
import org.belay.access.Brake.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KernelTest
class BrakeTests {

    @Autowired
    TestTenants tenants;

    @Autowired
    JdbcClient jdbc;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-14T09:00:00Z"));
    private final String login = UUID.randomUUID() + "@alpha.example";

    @Test
    void ofTwentyTriesAtOnceNoMoreThanFiveAreLookedAt() throws InterruptedException, ExecutionException {
        var alpha = tenants.alpha();
        var tries = new ArrayList<Callable<Optional<Instant>>>();
        for (int i = 0; i < 20; i++) {
            tries.add(() -> tenants.in(alpha, () -> brake().tryOnce(Kind.SIGN_IN, login)));
        }

        try (var threads = Executors.newFixedThreadPool(20)) {
            var looks = 0;
            for (Future<Optional<Instant>> outcome : threads.invokeAll(tries)) {
                looks += outcome.get().isEmpty() ? 1 : 0;
            }
            assertThat(looks).isEqualTo(Brake.FREE_TRIES);
        }
    }

    @Test
    void eachFurtherTryDoublesTheWaitUpToAnHour() {
        for (int i = 1; i < Brake.FREE_TRIES; i++) {
            assertThat(tryOnce()).isEmpty();
        }
        for (var minutes : new int[] {1, 2, 4, 8, 16, 32, 64, 64}) {
            assertThat(tryOnce()).isEmpty(); // outside a lock the password is looked at, and the next lock begins
            assertThat(tryOnce()).contains(clock.instant().plus(Duration.ofMinutes(minutes)));
            clock.goOn(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void aDayWithoutATryForgetsTheCount() {
        for (int i = 0; i < Brake.FREE_TRIES; i++) {
            tryOnce();
        }
        assertThat(tryOnce()).isPresent();

        clock.goOn(Duration.ofHours(25));

        for (int i = 1; i < Brake.FREE_TRIES; i++) {
            assertThat(tryOnce()).isEmpty();
        }
    }

    @Test
    void signingInAndAskingForANewPasswordAreCountedApart() {
        for (int i = 0; i < Brake.FREE_TRIES; i++) {
            tryOnce();
        }

        assertThat(tryOnce()).isPresent();
        assertThat(tenants.in(tenants.alpha(), () -> brake().tryOnce(Kind.PASSWORD_RESET, login)))
                .isEmpty();
        assertThat(tenants.in(tenants.beta(), () -> brake().tryOnce(Kind.SIGN_IN, login)))
                .isEmpty();
    }

    private Optional<Instant> tryOnce() {
        return tenants.in(tenants.alpha(), () -> brake().tryOnce(Kind.SIGN_IN, login));
    }

    private Brake brake() {
        return new Brake(jdbc, clock);
    }
}
