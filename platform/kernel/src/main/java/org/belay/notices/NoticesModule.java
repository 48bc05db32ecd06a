// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.belay.notices.LetterKind.Place;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class NoticesModule {

    private static final Logger LOG = LoggerFactory.getLogger(NoticesModule.class);

    @Bean
    ModuleDescriptor noticesDescriptor(@Value("${belay.demo:false}") boolean demo) {
        var module = ModuleDescriptor.named("notices", NoticesModule.class)
                .alwaysOn()
                .permission(Outbox.READ, "administrator")
                .permission("notices:manage", "administrator")
                .navigation("portal.group.records", "notices.log", "/mail", "mail", Outbox.READ, 955)
                .navigation("portal.group.organization", "letters.title", "/letters", "messages", "notices:manage", 935)
                .setting(Sender.SETTING, SettingDeclaration.Type.TEXT, Sender.USUAL);
        if (demo) {
            module.navigation("portal.group.records", "notices.outbox", "/outbox", "mail", Outbox.READ, 960);
        }
        return module.build();
    }

    @Bean
    LetterKind noticeLetter() {
        return new LetterKind("notice", "notices.mail.notice", places());
    }

    @Bean
    LetterKind digestLetter() {
        var places = new ArrayList<>(places());
        places.add(Place.link("read", false, "https://portal.example/do/sample"));
        return new LetterKind("digest", "notices.mail.digest", places);
    }

    private static List<Place> places() {
        return List.of(
                Place.items(),
                Place.text("name", "Mara Quillfeather"),
                Place.text("organization", "Lakeshore Institute"),
                Place.text("subject", "A certificate is missing (and two more)"),
                Place.text("number", "3 things"),
                Place.link("inbox", false, "https://portal.example/inbox"),
                Place.link("settings", true, "https://portal.example/account/messages"));
    }

    @Bean
    MailDelivery mailDelivery(
            ObjectProvider<JavaMailSender> servers,
            @Value("${belay.demo:false}") boolean demo,
            Sender sender,
            MailTimes times,
            Bouncing bouncing,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new MailDelivery(
                carrier(servers.getIfAvailable(), demo), sender, times, bouncing, jdbc, transactions, clock);
    }

    private static @Nullable Carrier carrier(@Nullable JavaMailSender server, boolean demo) {
        if (server != null) {
            return new SmtpCarrier(server, demo);
        }
        if (demo) {
            return new DemoOutbox();
        }
        LOG.warn("No mail server is named (spring.mail.host). Mail waits until there is one.");
        return null;
    }
}
