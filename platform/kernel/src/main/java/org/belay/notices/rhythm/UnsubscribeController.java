// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.rhythm;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The way out of mail. Opening it changes nothing; a mail program that posts there is done at once (RFC 8058). */
@Controller
class UnsubscribeController {

    private final UnsubscribeLinks links;
    private final Choices choices;
    private final MessageSource messages;

    UnsubscribeController(UnsubscribeLinks links, Choices choices, MessageSource messages) {
        this.links = links;
        this.choices = choices;
        this.messages = messages;
    }

    @GetMapping("/unsubscribe/{token}")
    ModelAndView ask(@PathVariable String token, Locale locale) {
        return page(token, false, locale);
    }

    @PostMapping("/unsubscribe/{token}")
    ModelAndView end(@PathVariable String token, Locale locale) {
        links.read(token).ifPresent(way -> choices.mute(way.person(), way.kinds()));
        return page(token, true, locale);
    }

    private ModelAndView page(String token, boolean done, Locale locale) {
        return links.read(token)
                .map(way -> new ModelAndView("notices/unsubscribe")
                        .addObject("action", "/unsubscribe/" + token)
                        .addObject("kinds", labels(way.kinds(), locale))
                        .addObject("done", done))
                .orElseGet(() -> new ModelAndView("notices/link-unknown", HttpStatus.NOT_FOUND));
    }

    private List<String> labels(List<String> kinds, Locale locale) {
        return kinds.stream()
                .map(kind -> String.valueOf(messages.getMessage("notice-kind." + kind, null, kind, locale)))
                .toList();
    }
}
