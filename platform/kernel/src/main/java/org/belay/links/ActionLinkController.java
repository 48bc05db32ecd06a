// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import java.util.Locale;
import org.belay.links.LinkDesk.Sheet;
import org.belay.links.LinkDesk.View;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page behind a link in a letter. Only its button does anything. */
@Controller
class ActionLinkController {

    private final LinkDesk desk;
    private final MessageSource messages;

    ActionLinkController(LinkDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    @GetMapping({ActionLinks.PATH + "{token}", ActionLinks.SIGNED_IN + "{token}"})
    ModelAndView ask(@PathVariable String token, Locale locale) {
        return page(token, desk.look(token), false, locale);
    }

    @PostMapping({ActionLinks.PATH + "{token}", ActionLinks.SIGNED_IN + "{token}"})
    ModelAndView act(@PathVariable String token, Locale locale) {
        return page(token, desk.perform(token), true, locale);
    }

    private ModelAndView page(String token, Sheet sheet, boolean acted, Locale locale) {
        var action = sheet.action();
        if (sheet.view() == View.SIGN_IN) {
            return new ModelAndView("redirect:" + ActionLinks.SIGNED_IN + token);
        }
        if (action == null || sheet.view() != View.OPEN) {
            var page = new ModelAndView(
                    "links/closed", sheet.view() == View.SOMEBODY_ELSES ? HttpStatus.FORBIDDEN : HttpStatus.GONE);
            page.addObject("view", sheet.view());
            page.addObject("instead", action == null ? "" : text(action, ".instead", sheet, locale));
            page.addObject("page", action == null ? "/" : action.page());
            return page;
        }
        var page = new ModelAndView("links/action");
        page.addObject("title", text(action, acted ? ".done" : ".title", sheet, locale));
        page.addObject("what", acted ? "" : text(action, ".text", sheet, locale));
        page.addObject("button", text(action, ".do", sheet, locale));
        page.addObject("acted", acted);
        page.addObject("action", (action.needsSignIn() ? ActionLinks.SIGNED_IN : ActionLinks.PATH) + token);
        page.addObject("page", action.page());
        return page;
    }

    private String text(LinkedAction action, String part, Sheet sheet, Locale locale) {
        return messages.getMessage(
                "linked-action." + action.name() + part, sheet.parameters().toArray(), locale);
    }
}
