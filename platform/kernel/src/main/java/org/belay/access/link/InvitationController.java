// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import jakarta.servlet.http.HttpServletRequest;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.web.Flash;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends an invitation, or sends it again. */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final PortalAddress address;
    private final MessageSource messages;

    InvitationController(Invitations invitations, PortalAddress address, MessageSource messages) {
        this.invitations = invitations;
        this.address = address;
        this.messages = messages;
    }

    @PostMapping("/people/{id}/invitation")
    String send(@PathVariable PersonId id, HttpServletRequest request, RedirectAttributes redirect) {
        try {
            Flash.good(redirect, messages, "access.invitation.sent", invitations.send(id, address.of(request)));
        } catch (RuleViolation broken) {
            Flash.attention(redirect, messages, broken.messageKey(), broken.parameters());
        }
        return "redirect:/people/{id}";
    }
}
