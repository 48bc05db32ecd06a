// SPDX-License-Identifier: Apache-2.0
package org.belay.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@SpringBootTest
@Import(TestDatabase.class)
class SessionStoreTests {

    @Autowired
    SessionRepository<Session> sessions;

    @Autowired
    Tenants tenants;

    private static TenantId tenant;

    @BeforeEach
    void foundATenant() {
        if (tenant == null) {
            tenant = tenants.found(
                    "visits",
                    "A tenant",
                    TenantKind.EMPLOYER,
                    Set.of("visits.test"),
                    ZoneId.of("America/Detroit"),
                    Locale.US,
                    "US",
                    "#0b6e7f");
        }
    }

    @Test
    void twoRequestsOfOneSessionMayAddTheSameAttribute() {
        TenantScope.run(tenant, Actor.SYSTEM, () -> {
            var id = stored();
            var one = found(id);
            var other = found(id);
            one.setAttribute("noted", "by one");
            other.setAttribute("noted", "by the other");
            sessions.save(one);
            sessions.save(other);
            assertThat(found(id).<String>getAttribute("noted")).isEqualTo("by the other");
        });
    }

    @Test
    void withinARequestASessionIsFoundOnceAndInTheNextAnew() {
        TenantScope.run(tenant, Actor.SYSTEM, () -> {
            var id = stored();
            var seen = new ArrayList<Session>();
            request(() -> {
                seen.add(found(id));
                seen.add(found(id));
            });
            request(() -> seen.add(found(id)));
            assertThat(seen.get(1)).isSameAs(seen.get(0));
            assertThat(seen.get(2)).isNotSameAs(seen.get(0));
        });
    }

    @Test
    void aSessionThatWasEndedIsNotFoundInTheSameRequestEither() {
        TenantScope.run(tenant, Actor.SYSTEM, () -> {
            var id = stored();
            request(() -> {
                found(id);
                sessions.deleteById(id);
                assertThat(sessions.findById(id)).isNull();
            });
        });
    }

    private String stored() {
        var session = sessions.createSession();
        sessions.save(session);
        return session.getId();
    }

    private Session found(String id) {
        return Objects.requireNonNull(sessions.findById(id));
    }

    private static void request(Runnable work) {
        try {
            new PortalSessions.OneRead()
                    .doFilter(
                            new MockHttpServletRequest(), new MockHttpServletResponse(), (asked, answer) -> work.run());
        } catch (IOException | ServletException e) {
            throw new AssertionError(e);
        }
    }
}
