// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.belay.plugins.ModuleDescriptor.NavigationEntry;
import org.belay.plugins.Modules;
import org.belay.portal.Shell;
import org.belay.portal.Shell.NavGroup;
import org.belay.portal.Shell.NavItem;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.Rights;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Puts the shell together. */
@Component
class Shells {

    static final String THEME_COOKIE = "belay-theme";

    private final TenantDirectory tenants;
    private final Modules modules;
    private final CurrentRights rights;
    private final MessageSource messages;
    private final boolean demo;

    Shells(
            TenantDirectory tenants,
            Modules modules,
            CurrentRights rights,
            MessageSource messages,
            @Value("${belay.demo:false}") boolean demo) {
        this.tenants = tenants;
        this.modules = modules;
        this.rights = rights;
        this.messages = messages;
        this.demo = demo;
    }

    Shell of(HttpServletRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var theme = theme(request);
        if (TenantScope.current().isEmpty()) {
            return new Shell(
                    "Belay",
                    null,
                    "",
                    false,
                    null,
                    null,
                    null,
                    List.of(),
                    0,
                    theme,
                    locale.toLanguageTag(),
                    demo,
                    "/",
                    null);
        }
        var tenant = tenants.current();
        var actor = TenantScope.require().actor().orElse(null);
        var held = actor == null ? Rights.NONE : rights.get();
        return new Shell(
                tenant.name(),
                messages.getMessage("organization.kind." + tenant.kind().name().toLowerCase(Locale.ROOT), null, locale),
                initials(tenant.name()),
                actor != null,
                actor == null ? null : actor.name(),
                actor == null ? null : initials(actor.name()),
                String.join(", ", held.roles()),
                actor == null ? List.of() : navigation(held, request, locale),
                held.unread(),
                theme,
                locale.toLanguageTag(),
                demo,
                request.getRequestURI(),
                request.getParameter("q"));
    }

    private List<NavGroup> navigation(Rights held, HttpServletRequest request, Locale locale) {
        var groups = new LinkedHashMap<String, List<NavigationEntry>>();
        groups.put("", List.of());
        groups.putAll(modules.navigation(held).stream()
                .collect(Collectors.groupingBy(NavigationEntry::group, LinkedHashMap::new, Collectors.toList())));
        var current = current(groups.values().stream().flatMap(List::stream).toList(), request.getRequestURI());
        return groups.entrySet().stream()
                .map(group -> group.getKey().isEmpty()
                        ? new NavGroup(
                                null,
                                List.of(new NavItem(
                                        messages.getMessage("portal.home", null, locale),
                                        "/",
                                        "home",
                                        request.getRequestURI().equals("/"),
                                        0)))
                        : new NavGroup(
                                messages.getMessage(group.getKey(), null, locale),
                                group.getValue().stream()
                                        .map(entry -> new NavItem(
                                                messages.getMessage(entry.labelKey(), null, locale),
                                                entry.href(),
                                                entry.icon(),
                                                entry.href().equals(current),
                                                0))
                                        .toList()))
                .toList();
    }

    /** The entry with the longest address that the present one begins with. */
    private static String current(List<NavigationEntry> entries, String path) {
        return entries.stream()
                .map(NavigationEntry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static String theme(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, THEME_COOKIE);
        return cookie != null && List.of("light", "dark").contains(cookie.getValue()) ? cookie.getValue() : "auto";
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
