// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.links.OneTimeLinks;
import org.belay.notices.Letters;
import org.belay.notices.Mailbox;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantDirectory;
import org.springframework.stereotype.Component;

/** Makes a link and mails it, in the language and zone of who gets it. */
@Component
class LinkMail {

    private final OneTimeLinks links;
    private final People people;
    private final TenantDirectory tenants;
    private final Mailbox mailbox;
    private final Letters letters;
    private final Clock clock;

    LinkMail(
            OneTimeLinks links, People people, TenantDirectory tenants, Mailbox mailbox, Letters letters, Clock clock) {
        this.links = links;
        this.people = people;
        this.tenants = tenants;
        this.mailbox = mailbox;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param address of the portal, as {@code https://lakeshore.example} */
    void send(PersonId person, String recipient, LinkPurpose purpose, Duration lasts, String address) {
        var details = people.detailsOf(person).orElseThrow(NotFound::new);
        var tenant = tenants.current();
        var language = details.language();
        var zone = details.zone();
        var locale = language == null ? tenant.locale() : Locale.forLanguageTag(language);
        var expires = clock.instant().plus(lasts);
        links.end(person, LinkPurpose.NAMES);
        var token = links.open(person, purpose.name(), null, expires);
        var until = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(expires.atZone(zone == null ? tenant.zone() : ZoneId.of(zone)));
        var values = Map.of(
                "name",
                details.displayName(),
                "organization",
                tenant.name(),
                "link",
                address + purpose.path() + token,
                "until",
                until);
        mailbox.post(letters.write(recipient, "access.mail." + purpose.word(), locale, values, List.of()));
    }
}
