// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.MessageSource;

/** The permissions that one module declares, in words. */
record PermissionGroup(String label, List<Choice> choices) {

    /** One permission, as {@code people:read}, and what it lets one do. */
    record Choice(String permission, String label) {}

    static List<PermissionGroup> of(Stream<ModuleDescriptor> modules, MessageSource messages, Locale locale) {
        return modules.filter(module -> !module.permissions().isEmpty())
                .map(module -> new PermissionGroup(
                        say(module.labelKey(), module.name(), messages, locale),
                        module.permissions().stream()
                                .map(permission -> new Choice(
                                        permission.name(),
                                        say(
                                                "permission."
                                                        + permission.name().replace(':', '.'),
                                                permission.name(),
                                                messages,
                                                locale)))
                                .toList()))
                .toList();
    }

    private static String say(String key, String otherwise, MessageSource messages, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }
}
