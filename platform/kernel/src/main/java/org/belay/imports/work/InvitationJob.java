// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.belay.access.InvitationPost;
import org.belay.imports.RosterImportId;
import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;
import org.belay.people.PeopleRegister;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Invites the people whom an import added, one after the other, each once. */
@Component
public class InvitationJob implements JobHandler {

    public static final String TYPE = "imports.invite";

    private final ObjectProvider<InvitationPost> post;
    private final PeopleRegister people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    InvitationJob(
            ObjectProvider<InvitationPost> post,
            PeopleRegister people,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.post = post;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Which import's people to invite, and where the links lead. */
    public record Round(RosterImportId id, String address) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(JobRun run) {
        var round = run.parameters(Round.class);
        run.resultAt(new ImportRef(round.id()).path());
        var waiting = Objects.requireNonNull(transaction.execute(status -> addedIn(jdbc, people, round.id())));
        var last = run.checkpoint().map(UUID::fromString).orElse(new UUID(0, 0));
        int sent = 0;
        for (int i = 0; i < waiting.size() && !run.cancelled(); i++) {
            var person = waiting.get(i);
            if (person.toString().compareTo(last.toString()) > 0) {
                sent += send(run, person, round.address()) ? 1 : 0;
            }
            run.progress(i + 1, waiting.size());
        }
        run.report("imports.invite.done", sent);
    }

    private boolean send(JobRun run, PersonId person, String address) {
        try {
            transaction.executeWithoutResult(status -> {
                post.getObject().send(person, address);
                run.checkpoint(person.toString());
            });
            return true;
        } catch (RuleViolation cannotBeInvited) {
            return false;
        }
    }

    /** The people whom an import added and who have an e-mail, in the order of their ids. */
    public static List<PersonId> addedIn(JdbcClient jdbc, PeopleRegister people, RosterImportId id) {
        var added = jdbc.sql("""
                        select person_id from platform.roster_person_link
                         where tenant_id = platform.current_tenant() and person_added_in = :import
                         order by person_id::text""")
                .param("import", id.value())
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list();
        var details = people.details(added);
        return added.stream()
                .filter(person ->
                        details.containsKey(person) && details.get(person).email() != null)
                .toList();
    }
}
