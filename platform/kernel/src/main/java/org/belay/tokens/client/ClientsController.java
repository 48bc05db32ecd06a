// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens.client;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.belay.web.FormSubmission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The desk of the programs that use the API. */
@Controller
@RequestMapping("/clients")
class ClientsController {

    private final Clients clients;

    ClientsController(Clients clients) {
        this.clients = clients;
    }

    /** A new client as typed. */
    record ClientForm(
            @Nullable String name,
            @Nullable String clientId,
            @Nullable String redirects,
            @Nullable List<String> roles) {

        List<String> addresses() {
            return Arrays.stream(text(redirects).split("\\s+"))
                    .filter(line -> !line.isBlank())
                    .toList();
        }

        Set<String> chosenRoles() {
            return roles == null ? Set.of() : Set.copyOf(roles);
        }

        static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }

    /** The roles of a client as ticked. */
    record RolesForm(List<String> roles) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("clients", clients.all());
        model.addAttribute("roleNames", clients.roleNames());
        return "tokens/clients";
    }

    @GetMapping("/new")
    ModelAndView form() {
        return page(new ClientForm(null, null, null, List.of()));
    }

    @PostMapping
    ModelAndView add(@ModelAttribute("form") ClientForm form, BindingResult errors) {
        var secret = clients.newSecret();
        var added = FormSubmission.succeeds(
                errors,
                () -> clients.add(
                        ClientForm.text(form.clientId()),
                        ClientForm.text(form.name()),
                        secret,
                        form.addresses(),
                        form.chosenRoles()));
        if (added) {
            return secretPage(ClientForm.text(form.clientId()), secret);
        }
        var page = page(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping("/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        var client = clients.get(id);
        model.addAttribute("client", client);
        model.addAttribute("form", new RolesForm(client.roles()));
        model.addAttribute("roleNames", clients.roleNames());
        return "tokens/client";
    }

    @PostMapping("/{id}/secret")
    ModelAndView rotate(@PathVariable("id") UUID id) {
        var secret = clients.rotateSecret(id);
        return secretPage(clients.get(id).clientId(), secret);
    }

    @PostMapping("/{id}/status")
    String turn(@PathVariable("id") UUID id, @RequestParam("active") boolean active) {
        clients.setActive(id, active);
        return "redirect:/clients/{id}";
    }

    @PostMapping("/{id}/roles")
    String changeRoles(
            @PathVariable("id") UUID id, @RequestParam(name = "roles", required = false) @Nullable Set<String> roles) {
        clients.changeRoles(id, roles == null ? Set.of() : roles);
        return "redirect:/clients/{id}";
    }

    private ModelAndView page(ClientForm form) {
        return new ModelAndView("tokens/client-new").addObject("form", form).addObject("roles", clients.roleNames());
    }

    /** Shown by the request that made it: a secret is never stored where a second look would find it. */
    private static ModelAndView secretPage(String clientId, String secret) {
        return new ModelAndView("tokens/client-secret")
                .addObject("clientId", clientId)
                .addObject("secret", secret);
    }
}
