// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.List;
import org.belay.notices.LetterKind;
import org.belay.notices.LetterKind.Place;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessModule {

    @Bean
    ModuleDescriptor accessDescriptor() {
        return ModuleDescriptor.named("access", AccessModule.class)
                .alwaysOn()
                .permission("access:manage", Access.ADMINISTRATOR)
                .navigation("portal.group.organization", "access.roles", "/roles", "key", "access:manage", 910)
                .setting("access.invitation-days", Type.WHOLE_NUMBER, "7")
                .setting(Leaving.YEARS, Type.WHOLE_NUMBER, "5")
                .protectiveNotice(Passwords.PASSWORD_CHANGED)
                .protectiveNotice(LeaverWork.ENDS_SOON)
                .build();
    }

    @Bean
    LetterKind invitationLetter() {
        return letter("invitation");
    }

    @Bean
    LetterKind resetLetter() {
        return letter("reset");
    }

    private static LetterKind letter(String word) {
        return new LetterKind(
                word,
                "access.mail." + word,
                List.of(
                        Place.text("name", "Mara Quillfeather"),
                        Place.text("organization", "Lakeshore Institute"),
                        Place.link("link", true, "https://portal.example/" + word + "/sample"),
                        Place.text("until", "24 Nov 2026, 18:00")));
    }
}
