// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import org.belay.access.Access;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.web.Flash;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Roles given and taken, and the way in closed and opened again. */
@Controller
@RequestMapping("/people/{id}")
class PersonAccessController {

    private final Access access;
    private final PersonFile file;
    private final MessageSource messages;

    PersonAccessController(Access access, PersonFile file, MessageSource messages) {
        this.access = access;
        this.file = file;
        this.messages = messages;
    }

    @PostMapping("/roles")
    String assign(@PathVariable PersonId id, @RequestParam String role, RedirectAttributes redirect) {
        return done(redirect, "people.role.assigned", () -> access.assign(id.value(), role, null), id);
    }

    @PostMapping("/roles/{role}/withdrawal")
    String withdraw(@PathVariable PersonId id, @PathVariable String role, RedirectAttributes redirect) {
        return done(redirect, "people.role.withdrawn", () -> access.withdraw(id.value(), role), id);
    }

    /** Asks before closing the way in, for browsers without script. */
    @GetMapping("/disabled")
    String ask(@PathVariable PersonId id, Model model) {
        model.addAttribute("person", file.of(id));
        return "access/person-disable";
    }

    @PostMapping("/disabled")
    String disable(@PathVariable PersonId id, RedirectAttributes redirect) {
        return done(redirect, "people.disabled", () -> access.setActive(id.value(), false), id);
    }

    @PostMapping("/enabled")
    String enable(@PathVariable PersonId id, RedirectAttributes redirect) {
        return done(redirect, "people.enabled", () -> access.setActive(id.value(), true), id);
    }

    private String done(RedirectAttributes redirect, String key, Runnable change, PersonId id) {
        file.of(id); // a person of another tenant does not exist, and is not made an actor of this one
        try {
            change.run();
            Flash.good(redirect, messages, key);
        } catch (RuleViolation broken) {
            Flash.attention(redirect, messages, broken.messageKey(), broken.parameters());
        }
        return "redirect:/people/{id}";
    }
}
