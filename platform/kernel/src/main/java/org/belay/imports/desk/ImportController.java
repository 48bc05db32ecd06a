// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.access.InvitationPost;
import org.belay.imports.RosterImportId;
import org.belay.imports.work.ImportState;
import org.belay.imports.work.RosterImport;
import org.belay.roster.RosterCheck.Choice;
import org.belay.tables.DateOrder;
import org.belay.tenancy.RuleViolation;
import org.belay.web.FormSubmission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which a roster is handed in, looked at and taken over. */
@Controller
@RequestMapping("/imports")
class ImportController {

    private final ImportDesk desk;
    private final ImportView view;
    private final MappingDesk mapping;
    private final MessageSource messages;
    private final ObjectProvider<InvitationPost> post;

    ImportController(
            ImportDesk desk,
            ImportView view,
            MappingDesk mapping,
            MessageSource messages,
            ObjectProvider<InvitationPost> post) {
        this.desk = desk;
        this.mapping = mapping;
        this.view = view;
        this.messages = messages;
        this.post = post;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        var found = view.newest(Math.max(1, page));
        model.addAttribute("imports", found.getContent());
        model.addAttribute("roster", view.kinds(locale).containsKey(RosterImport.ROSTER));
        model.addAttribute(
                "pager",
                new FindingSearch.Part<>(
                        found.getContent(),
                        found.getNumber() + 1,
                        Math.max(1, found.getTotalPages()),
                        found.getTotalElements(),
                        "/imports"));
        return "imports/list";
    }

    @GetMapping("/new")
    String form(@RequestParam(defaultValue = RosterImport.ROSTER) String kind, Model model, Locale locale) {
        var kinds = view.kinds(locale);
        var chosen = kinds.containsKey(kind)
                ? kind
                : kinds.keySet().stream().findFirst().orElse(kind);
        model.addAttribute("form", new ImportForm(chosen, null, null));
        model.addAttribute("kinds", kinds);
        return "imports/new";
    }

    @PostMapping
    String upload(
            @ModelAttribute("form") ImportForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var id = new AtomicReference<RosterImportId>();
        if (!FormSubmission.succeeds(errors, () -> id.set(form.handTo(desk)))) {
            response.setStatus(422);
            model.addAttribute("kinds", view.kinds(locale));
            return "imports/new";
        }
        return "redirect:/imports/" + id.get();
    }

    @GetMapping("/{id}")
    String show(@PathVariable RosterImportId id, FindingSearch search, Model model, Locale locale) {
        var page = view.of(id);
        if (page.state() == ImportState.MAPPING) {
            return "redirect:/imports/{id}/mapping";
        }
        var findings = search.in(page.findings(messages, locale));
        var path = "/imports/" + id;
        model.addAttribute("page", page);
        model.addAttribute("search", search);
        model.addAttribute("findings", FindingSearch.Part.of(findings, search.page(), search.address(path)));
        model.addAttribute("csv", search.address(path + "/messages.csv"));
        model.addAttribute("mayInvite", post.getIfAvailable() != null);
        return "imports/import";
    }

    @GetMapping("/{id}/messages.csv")
    void export(@PathVariable RosterImportId id, FindingSearch search, HttpServletResponse response, Locale locale) {
        FindingsCsv.send(response, search.in(view.of(id).findings(messages, locale)), messages, locale);
    }

    @PostMapping("/{id}/acceptance")
    String accept(@PathVariable RosterImportId id, @RequestParam Choice choice) {
        desk.accept(id, choice);
        return "redirect:/imports/{id}";
    }

    @GetMapping("/{id}/mapping")
    String columns(@PathVariable RosterImportId id, Model model, Locale locale) {
        model.addAttribute("page", view.of(id));
        model.addAttribute("problem", null);
        try {
            model.addAttribute("mapping", mapping.page(id, locale));
        } catch (RuleViolation unreadable) {
            model.addAttribute("mapping", null);
            model.addAttribute(
                    "problem", messages.getMessage(unreadable.messageKey(), unreadable.parameters(), locale));
        }
        return "imports/mapping";
    }

    @PostMapping("/{id}/mapping")
    String map(
            @PathVariable RosterImportId id,
            @RequestParam List<String> field,
            @RequestParam(defaultValue = "YEAR_MONTH_DAY") DateOrder dates,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var shown = mapping.page(id, locale);
        var chosen = shown.chosen(field, dates);
        try {
            mapping.map(id, chosen);
        } catch (RuleViolation broken) {
            response.setStatus(422);
            model.addAttribute("page", view.of(id));
            model.addAttribute("mapping", shown.with(chosen));
            model.addAttribute("problem", messages.getMessage(broken.messageKey(), broken.parameters(), locale));
            return "imports/mapping";
        }
        return "redirect:/imports/{id}";
    }

    @PostMapping("/{id}/undo-check")
    String previewUndo(@PathVariable RosterImportId id) {
        desk.previewUndo(id);
        return "redirect:/imports/{id}";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable RosterImportId id) {
        desk.undo(id);
        return "redirect:/imports/{id}";
    }

    @PostMapping("/{id}/keeping")
    String keep(@PathVariable RosterImportId id) {
        desk.keep(id);
        return "redirect:/imports/{id}";
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable RosterImportId id) {
        view.cancel(id);
        return "redirect:/imports/{id}";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable RosterImportId id) {
        view.retry(id);
        return "redirect:/imports/{id}";
    }

    @PostMapping("/{id}/invitations")
    String invite(@PathVariable RosterImportId id, HttpServletRequest request) {
        desk.invite(id, ImportAddress.of(request));
        return "redirect:/imports/{id}";
    }
}
