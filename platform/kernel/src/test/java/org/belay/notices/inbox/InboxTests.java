// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.belay.KernelTest;
import org.belay.SettableClock;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.api.Paging;
import org.belay.notices.NoticeSamples;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KernelTest
@Import(NoticeSamples.class)
class InboxTests {

    @Autowired
    Inbox inbox;

    @Autowired
    Notices notices;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    CurrentRights rights;

    @Autowired
    SettableClock clock;

    @Autowired
    MockMvcTester mvc;

    TenantId alpha;
    Someone mara;

    @BeforeEach
    void found() {
        alpha = tenants.alpha();
        mara = people.member(alpha);
    }

    @Test
    void whatIsUnreadStandsFirstAndThenTheNewest() {
        tell("First");
        tell("Second");
        tell("Third");
        var third = sheet().found().rows().getFirst();
        as(() -> inbox.mark(third.id(), true));

        assertThat(texts()).containsExactly("Second", "First", "Third");
        assertThat(sheet().unread()).isEqualTo(2);
    }

    @Test
    void everythingIsReadAtAStrokeAndTheStrokeIsTakenBack() {
        tell("First");
        as(() -> inbox.mark(sheet().found().rows().getFirst().id(), true));
        tell("Second");
        clock.goOn(Duration.ofMinutes(1));

        var stroke = as(() -> inbox.markAllRead());
        assertThat(stroke.number()).isEqualTo(1);
        assertThat(sheet().unread()).isZero();

        as(() -> {
            inbox.takeBack(stroke.at());
            return true;
        });
        assertThat(sheet().unread()).as("what was read before stays read").isEqualTo(1);
    }

    @Test
    void theSameOccasionIsToldOnce() {
        var text = NoticeText.of("Your cycle ends");
        var told = tenants.in(
                alpha,
                () -> List.of(
                        notices.tellOnce(mara.id(), NoticeSamples.ONE, "RHIA/60", text, "/x"),
                        notices.tellOnce(mara.id(), NoticeSamples.ONE, "RHIA/60", text, "/x"),
                        notices.tellOnce(mara.id(), NoticeSamples.ONE, "RHIA/30", text, "/x")));

        assertThat(told).containsExactly(true, false, true);
        assertThat(texts()).hasSize(2);
    }

    @Test
    void nobodyReadsOrMarksAnothersNotices() {
        tell("Private");
        var id = sheet().found().rows().getFirst().id();
        var other = people.member(alpha);

        assertThatThrownBy(() -> tenants.as(alpha, actor(other), () -> inbox.mark(id, true)))
                .isInstanceOf(NotFound.class);
        assertThat(tenants.as(alpha, actor(other), () -> inbox.sheet(null, 1))
                        .found()
                        .rows())
                .isEmpty();
        assertThatThrownBy(() -> tenants.as(tenants.beta(), actor(mara), () -> inbox.get(id)))
                .isInstanceOf(NotFound.class);
        assertThat(sheet().unread()).isEqualTo(1);
    }

    @Test
    void theCountComesWithTheRights() {
        tell("First");
        tell("Second");

        assertThat(as(() -> rights.get().unread())).isEqualTo(2);
        assertThat(tenants.as(
                        alpha, actor(people.member(alpha)), () -> rights.get().unread()))
                .isZero();
    }

    @Test
    void theApiGivesThemPartByPart() {
        for (var text : List.of("1", "2", "3", "4", "5")) {
            tell(text);
        }
        var first = as(() -> inbox.page(false, null, new Paging(null, 2)));
        var second = as(() -> inbox.page(false, null, new Paging(first.next(), 2)));
        var third = as(() -> inbox.page(false, null, new Paging(second.next(), 2)));

        assertThat(first.items()).extracting(InboxItem::text).containsExactly("5", "4");
        assertThat(second.items()).extracting(InboxItem::text).containsExactly("3", "2");
        assertThat(third.items()).extracting(InboxItem::text).containsExactly("1");
        assertThat(third.next()).isNull();
    }

    @Test
    void openingANoticeReadsItAndLeadsToWhatItIsAbout() {
        tell("Look here");
        var visitor = new Visitor(mvc, "alpha.localhost");
        visitor.signIn(mara.email(), TestPeople.PASSWORD);
        var id = sheet().found().rows().getFirst().id();

        var answer = visitor.post("/inbox/" + id + "/opening");

        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/x");
        assertThat(sheet().unread()).isZero();
    }

    @Test
    void whatNobodyDeclaredIsNotTold() {
        assertThatThrownBy(() -> tenants.inTenant(
                        alpha, () -> notices.tell(mara.id(), "samples.unknown", NoticeText.of("x"), "/x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void tell(String text) {
        clock.goOn(Duration.ofSeconds(1));
        tenants.inTenant(alpha, () -> notices.tell(mara.id(), NoticeSamples.ONE, NoticeText.of(text), "/x"));
    }

    private List<String> texts() {
        return sheet().found().rows().stream().map(InboxItem::text).toList();
    }

    private Inbox.Sheet sheet() {
        return as(() -> inbox.sheet(null, 1));
    }

    private <R> R as(java.util.function.Supplier<R> work) {
        return tenants.as(alpha, actor(mara), work);
    }

    private static Actor actor(Someone someone) {
        return Actor.person(someone.id().value(), "Mara Quillfeather");
    }
}
