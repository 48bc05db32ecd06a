// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What has just happened, shown above the next page.
 *
 * @param kind {@code good}, {@code attention} or {@code problem}
 * @param undoHref what the Undo button posts to; null shows none
 */
public record Flash(String kind, String text, @Nullable String undoHref) implements Serializable {

    /** Tells on the page that is redirected to, in the person's language, that something has succeeded. */
    public static void good(RedirectAttributes redirect, MessageSource messages, String key, Object... parameters) {
        put(redirect, "good", messages.getMessage(key, parameters, locale()));
    }

    /** The same, with a button that takes it back by posting to {@code undoHref}. */
    public static void undoable(
            RedirectAttributes redirect, MessageSource messages, String undoHref, String key, Object... parameters) {
        redirect.addFlashAttribute(
                "flash", new Flash("good", messages.getMessage(key, parameters, locale()), undoHref));
    }

    /** Tells on the page that is redirected to what the person should know now. */
    public static void attention(
            RedirectAttributes redirect, MessageSource messages, String key, Object... parameters) {
        put(redirect, "attention", messages.getMessage(key, parameters, locale()));
    }

    private static void put(RedirectAttributes redirect, String kind, String text) {
        redirect.addFlashAttribute("flash", new Flash(kind, text, null));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
