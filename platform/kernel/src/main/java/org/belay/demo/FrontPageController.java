// SPDX-License-Identifier: Apache-2.0
package org.belay.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to the demo organizations and whom to sign in as. */
@Controller
@ConditionalOnBooleanProperty("belay.demo")
class FrontPageController {

    /** An organization on the front page. */
    record Door(String name, String kindKey, String address, List<Key> keys) {}

    /** A sign-in on the front page. */
    record Key(String roleKey, String person, String login) {}

    @GetMapping("/demo")
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("password", DemoOrganization.PASSWORD);
        model.addAttribute(
                "doors",
                Arrays.stream(DemoOrganization.values())
                        .map(organization -> door(organization, request))
                        .toList());
        return "platform/front";
    }

    private static Door door(DemoOrganization organization, HttpServletRequest request) {
        var port = request.getServerPort() == 80 ? "" : ":" + request.getServerPort();
        return new Door(
                organization.displayName(),
                "organization.kind." + organization.kind().name().toLowerCase(Locale.ROOT),
                request.getScheme() + "://" + organization.host() + port,
                organization.signIns().stream()
                        .map(signIn -> new Key(
                                "access.role." + signIn.role() + ".name",
                                signIn.givenName() + " " + signIn.familyName(),
                                organization.login(signIn)))
                        .toList());
    }
}
