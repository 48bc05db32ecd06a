// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KernelTest
class FeatureTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsSwitchedOffDoesNotExistForThisTenantAndComesBack() {
        var administrator = visitor("alpha.localhost", people.member(tenants.alpha(), "administrator"));
        var neighbour = visitor("beta.localhost", people.member(tenants.beta(), "administrator"));
        var before = entries();
        assertThat(status(administrator, "/sample")).isEqualTo(200);

        administrator.post("/features/sample/off");

        assertThat(status(administrator, "/sample")).isEqualTo(404);
        assertThat(status(neighbour, "/sample")).isEqualTo(200);
        assertThat(entries()).isEqualTo(before + 1);

        administrator.post("/features/sample/on");

        assertThat(status(administrator, "/sample")).isEqualTo(200);
        assertThat(entries()).isEqualTo(before + 2);
    }

    @Test
    void whatCannotBeSwitchedIsNotFoundAndWhoMayNotIsRefused() {
        var administrator = visitor("alpha.localhost", people.member(tenants.alpha(), "administrator"));
        var learner = visitor("alpha.localhost", people.member(tenants.alpha(), "learner"));

        assertThat(administrator.post("/features/people/off").getResponse().getStatus())
                .isEqualTo(404);
        assertThat(learner.post("/features/sample/off").getResponse().getStatus())
                .isEqualTo(403);
    }

    private long entries() {
        return tenants.in(
                tenants.alpha(),
                () -> jdbc.sql("select count(*) from platform.audit_entry where action like 'feature.switched-%'")
                        .query(Long.class)
                        .single());
    }

    private static int status(Visitor visitor, String path) {
        return visitor.get(path).getResponse().getStatus();
    }

    private Visitor visitor(String host, TestPeople.Someone someone) {
        var visitor = new Visitor(mvc, host);
        visitor.signIn(someone.email(), TestPeople.PASSWORD);
        return visitor;
    }
}
