// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;
import static org.belay.tokens.TwoTenants.THERE;

import java.util.UUID;
import org.belay.tenancy.Actor;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class JobsApiTests {

    private static final String JOBS = "/api/jobs";

    private @Autowired TwoTenants tenants;
    private @Autowired JdbcClient jdbc;

    @Test
    void aJobIsShownAndOneThatIsDoneIsNeitherCancelledNorTriedAgain() {
        var place = JOBS + "/" + aJobThatIsDone();
        var shown = tenants.json(tenants.get(HERE, place, tenants.token(HERE)));
        assertThat(shown.get("state").asString()).isEqualTo("DONE");
        assertThat(shown.get("done").asInt()).isEqualTo(7);
        assertThat(tenants.json(tenants.send("POST", HERE, place + "/cancellation", ""))
                        .get("state")
                        .asString())
                .isEqualTo("DONE");
        var again = tenants.send("POST", HERE, place + "/attempts", "");
        assertThat(tenants.json(again).get("rule").asString()).isEqualTo("jobs.retry.not-failed");
    }

    @Test
    void jobsAreListedPageByPage() {
        for (int number = 0; number < 3; number++) {
            aJobThatIsDone();
        }
        var first = tenants.get(HERE, JOBS + "?limit=2", tenants.token(HERE));
        var link = first.headers().firstValue("Link").orElseThrow();
        var second = tenants.get(HERE, link.substring(1, link.indexOf('>')), tenants.token(HERE));
        assertThat(tenants.json(second).get("items").get(0).get("id"))
                .isNotIn(
                        tenants.json(first).get("items").get(0).get("id"),
                        tenants.json(first).get("items").get(1).get("id"));
    }

    @Test
    void aJobOfAnotherTenantOrOfAnotherPersonIsAbsent() {
        var place = JOBS + "/" + aJobThatIsDone();
        assertThat(tenants.get(THERE, place, tenants.token(THERE)).statusCode()).isEqualTo(404);
        assertThat(tenants.send("POST", THERE, place + "/cancellation", "").statusCode())
                .isEqualTo(404);
        assertThat(tenants.refusal("GET", place, "")).isEqualTo(404);
        assertThat(tenants.refusal("GET", JOBS, "")).isEqualTo(403);
    }

    private UUID aJobThatIsDone() {
        var id = UUID.randomUUID();
        tenants.as(HERE, Actor.SYSTEM, () -> jdbc.sql("""
                                insert into platform.job
                                    (id, type, parameters, state, done, total, created_at, ended_at, attempts_allowed)
                                values (?, 'sample', '{}', 'DONE', 7, 7, now(), now(), 5)""").param(id).update());
        return id;
    }
}
