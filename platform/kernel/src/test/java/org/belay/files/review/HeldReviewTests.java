// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.files.FileContent;
import org.belay.files.FileId;
import org.belay.files.FileStatus;
import org.belay.files.FileUse;
import org.belay.files.Files;
import org.belay.files.Finding;
import org.belay.files.Finding.Grade;
import org.belay.files.Finding.Kind;
import org.belay.files.review.HeldFile.State;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
class HeldReviewTests {

    private static final FileUse NOTE = new FileUse("test.note", 100_000, Set.of("text/plain"));
    private static final String RECORD = "Round of the day\nMRN: 00423177\n";
    private static final List<State> WAITING = List.of(State.HELD);

    @Autowired
    Files files;

    @Autowired
    HeldReview review;

    @Autowired
    TestTenants tenants;

    @Autowired
    JdbcClient jdbc;

    TenantId tenant;
    Actor uploader;
    Actor reviewer;

    @BeforeEach
    void twoPeople() {
        tenant = tenants.alpha();
        uploader = tenants.actorWith(tenant);
        reviewer = tenants.actorWith(tenant, "files:review");
    }

    @Test
    void whatIdentifiesAPatientIsHeldWithThePlace() {
        var id = store(RECORD, "round.txt");

        var status = tenants.in(tenant, () -> files.status(id));
        assertThat(status.held()).isTrue();
        assertThat(status.inspection().findings())
                .containsExactly(new Finding(Kind.RECORD_NUMBER, Grade.CERTAIN, 0, 2));
        assertThatThrownBy(() -> tenants.in(tenant, () -> open(id))).hasMessage("files.held");
        assertThat(tenants.in(
                        tenant,
                        () -> files.status(store("Nothing here", "agenda.txt")).state()))
                .isEqualTo(FileStatus.State.READY);
    }

    @Test
    void onlyAReviewerSeesAndOpensIt() throws IOException {
        var id = store(RECORD, "round.txt");

        for (Runnable attempt : List.<Runnable>of(
                () -> review.count(WAITING),
                () -> review.get(id),
                () -> reviewed(id),
                () -> review.release(id, "Looked"),
                () -> review.purge(id, "Looked"))) {
            assertThatThrownBy(() -> as(uploader, attempt)).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(tenants.as(tenant, reviewer, () -> reviewed(id))).isEqualTo(RECORD.getBytes(UTF_8));
        assertThat(actions(id)).contains("file.held", "file.held-opened");
        assertThatThrownBy(() -> tenants.as(
                        tenants.beta(), tenants.actorWith(tenants.beta(), "files:review"), () -> review.get(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aReleasedFileOpensAgain() {
        var id = store(RECORD, "round.txt");
        as(reviewer, () -> review.release(id, " An invented exercise "));

        assertThat(tenants.in(tenant, () -> open(id))).isEqualTo(RECORD.getBytes(UTF_8));
        var kept = tenants.as(tenant, reviewer, () -> review.get(id));
        assertThat(kept.state()).isEqualTo(State.RELEASED);
        assertThat(kept.reason()).isEqualTo("An invented exercise");
        assertThat(kept.decidedBy()).isEqualTo(reviewer.id());
        assertThat(actions(id)).contains("file.released");
        assertThatThrownBy(() -> as(reviewer, () -> review.purge(id, "On second thought")))
                .hasMessage("files.held.decided");
    }

    @Test
    void aPurgedFileLeavesARecordWithoutItsContent() {
        var id = store(RECORD, "Orla Quillfeather.txt");
        var before = tenants.as(tenant, reviewer, () -> review.get(id));
        assertThat(onDisk(id)).exists();

        as(reviewer, () -> review.purge(id, "A patient's list"));

        assertThat(onDisk(id)).doesNotExist();
        assertThat(tenants.in(tenant, () -> files.status(id)).purged()).isTrue();
        assertThatThrownBy(() -> tenants.in(tenant, () -> open(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tenants.as(tenant, reviewer, () -> reviewed(id)))
                .isInstanceOf(NotFound.class);
        var kept = tenants.as(tenant, reviewer, () -> review.get(id));
        assertThat(kept.name()).isNull();
        assertThat(kept.sha256()).isEqualTo(before.sha256());
        assertThat(kept.size()).isEqualTo(RECORD.length());
        assertThat(kept.reason()).isEqualTo("A patient's list");
        assertThat(kept.decidedBy()).isEqualTo(reviewer.id());
        assertThat(actions(id)).contains("file.purged");
        assertThat(everythingKept(id)).doesNotContain("00423177", "Quillfeather");
    }

    @Test
    void whatItsOwnerRemovesWaitsForNobodyAndStaysOnRecord() {
        var id = store(RECORD, "Orla Quillfeather.txt");

        tenants.in(tenant, () -> {
            files.remove(id);
            return true;
        });

        var kept = tenants.as(tenant, reviewer, () -> review.get(id));
        assertThat(kept.state()).isEqualTo(State.PURGED);
        assertThat(kept.reason()).isNull();
        assertThat(kept.name()).isNull();
        assertThatThrownBy(() -> as(reviewer, () -> review.release(id, "Looked")))
                .hasMessage("files.held.decided");
    }

    @Test
    void aReasonIsAskedForAndHoldsNoPatientItself() {
        var id = store(RECORD, "round.txt");

        assertThatThrownBy(() -> as(reviewer, () -> review.purge(id, " "))).hasMessage("files.held.reason.missing");
        assertThatThrownBy(() -> as(reviewer, () -> review.purge(id, "x".repeat(501))))
                .hasMessage("files.held.reason.too-long");
        assertThatThrownBy(() -> as(reviewer, () -> review.purge(id, "Shows MRN: 00423177")))
                .hasMessage("files.held.reason.identifies");
        assertThat(tenants.as(tenant, reviewer, () -> review.get(id)).state()).isEqualTo(State.HELD);
    }

    private FileId store(String text, String name) {
        return tenants.as(
                tenant,
                uploader,
                () -> tenants.in(tenant, () -> {
                    try {
                        return files.store(new ByteArrayInputStream(text.getBytes(UTF_8)), NOTE, name)
                                .id();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private byte[] open(FileId id) {
        return bytes(() -> files.open(id));
    }

    private byte[] reviewed(FileId id) {
        return bytes(() -> review.open(id));
    }

    private interface Opening {
        FileContent now() throws IOException;
    }

    private static byte[] bytes(Opening opening) {
        try (var content = opening.now()) {
            return content.stream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void as(Actor actor, Runnable work) {
        tenants.as(tenant, actor, () -> {
            work.run();
            return true;
        });
    }

    private List<String> actions(FileId id) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select action from platform.audit_entry where subject_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .list());
    }

    private String everythingKept(FileId id) {
        return tenants.in(
                tenant,
                () -> jdbc.sql("""
                        select (select string_agg(d.details, ' ') from platform.audit_entry e join platform.audit_detail d on d.entry_id = e.id
                                 where e.subject_id = :id) || (select h::text from platform.file_hold h where file_id = :id)""").param("id", id.value()).query(String.class).single());
    }

    private Path onDisk(FileId id) {
        var name = id.toString();
        return Path.of("target/files", tenant.toString(), name.substring(name.length() - 2), name);
    }
}
