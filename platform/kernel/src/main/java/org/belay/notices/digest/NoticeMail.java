// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.digest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.links.ActionLinks;
import org.belay.notices.Letter.Item;
import org.belay.notices.Letters;
import org.belay.notices.Mailbox;
import org.belay.notices.PortalLinks;
import org.belay.notices.rhythm.UnsubscribeLinks;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.plugins.Modules;
import org.belay.tenancy.TenantDirectory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes mail about notices, in the language of who gets it. */
@Component
class NoticeMail {

    private static final String AT_ONCE = "notices.mail.notice";
    private static final String SUMMARY = "notices.mail.digest";
    private static final Duration READABLE = Duration.ofDays(30);

    private final Mailbox mailbox;
    private final Letters letters;
    private final PortalLinks links;
    private final UnsubscribeLinks unsubscribe;
    private final ActionLinks actions;
    private final Modules modules;
    private final TenantDirectory tenants;
    private final MessageSource messages;

    NoticeMail(
            Mailbox mailbox,
            Letters letters,
            PortalLinks links,
            UnsubscribeLinks unsubscribe,
            ActionLinks actions,
            Modules modules,
            TenantDirectory tenants,
            MessageSource messages) {
        this.mailbox = mailbox;
        this.letters = letters;
        this.links = links;
        this.unsubscribe = unsubscribe;
        this.actions = actions;
        this.modules = modules;
        this.tenants = tenants;
        this.messages = messages;
    }

    /** Whether the notice is of a kind that nobody may mute. */
    boolean protective(DueNotice notice) {
        return modules.noticeKind(notice.kind()).filter(kind -> !kind.mutable()).isPresent();
    }

    UUID atOnce(PersonId person, PersonDetails to, List<DueNotice> notices) {
        var mail = letters.write(email(to), AT_ONCE, locale(to), values(to, notices), items(notices, locale(to)));
        if (notices.stream().allMatch(this::protective)) {
            return mailbox.post(mail);
        }
        var kinds = notices.stream().map(DueNotice::kind).distinct().toList();
        return mailbox.post(mail.with(links.to(unsubscribe.path(person, kinds))), "notice", person);
    }

    UUID summary(PersonId person, PersonDetails to, List<DueNotice> notices) {
        var values = new HashMap<>(values(to, notices));
        var read = actions.open(person, ReadAtOnce.NAME, ReadAtOnce.about(notices), READABLE);
        values.put("read", links.to(read));
        var mail = letters.write(email(to), SUMMARY, locale(to), values, items(notices, locale(to)));
        var kinds = notices.stream().map(DueNotice::kind).distinct().toList();
        return mailbox.post(mail.with(links.to(unsubscribe.path(person, kinds))), "digest", person);
    }

    private Map<String, String> values(PersonDetails to, List<DueNotice> notices) {
        var locale = locale(to);
        var first = notices.getFirst().text().in(messages, locale);
        return Map.of(
                "name",
                to.displayName(),
                "organization",
                tenants.current().name(),
                "subject",
                notices.size() == 1
                        ? first
                        : messages.getMessage(
                                "notices.mail.and-more", new Object[] {first, notices.size() - 1}, locale),
                "number",
                messages.getMessage("notices.mail.number", new Object[] {notices.size()}, locale),
                "inbox",
                links.to("/inbox"),
                "settings",
                links.to("/account/messages"));
    }

    private List<Item> items(List<DueNotice> notices, Locale locale) {
        return notices.stream()
                .map(notice -> new Item(notice.text().in(messages, locale), links.to(notice.link())))
                .toList();
    }

    private Locale locale(PersonDetails to) {
        var language = to.language();
        return language == null ? tenants.current().locale() : Locale.forLanguageTag(language);
    }

    private static String email(PersonDetails to) {
        return String.valueOf(to.email());
    }
}
