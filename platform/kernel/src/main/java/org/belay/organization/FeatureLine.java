// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import java.util.List;
import java.util.Locale;
import org.belay.plugins.Features;
import org.springframework.context.MessageSource;

/**
 * A feature in words.
 *
 * @param menu what disappears from the menu when it is switched off
 * @param permissions what nobody can do any more then
 */
record FeatureLine(
        String name, String label, String purpose, boolean enabled, List<String> menu, List<String> permissions) {

    static FeatureLine of(Features.Feature feature, MessageSource messages, Locale locale) {
        var module = feature.module();
        var words = new Words(messages, locale);
        return new FeatureLine(
                module.name(),
                words.say(module.labelKey(), module.name()),
                words.say(module.purposeKey(), ""),
                feature.enabled(),
                module.navigation().stream()
                        .map(entry -> words.say(entry.labelKey(), entry.href()))
                        .toList(),
                module.permissions().stream()
                        .map(permission ->
                                words.say("permission." + permission.name().replace(':', '.'), permission.name()))
                        .toList());
    }

    private record Words(MessageSource messages, Locale locale) {

        String say(String key, String otherwise) {
            return String.valueOf(messages.getMessage(key, null, otherwise, locale));
        }
    }
}
