// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import java.util.Locale;
import org.belay.plugins.Features;
import org.belay.web.Flash;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Features on and off. */
@Controller
@RequestMapping("/features")
class FeatureController {

    private final Features features;
    private final MessageSource messages;

    FeatureController(Features features, MessageSource messages) {
        this.features = features;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        model.addAttribute(
                "features",
                features.all().stream()
                        .map(feature -> FeatureLine.of(feature, messages, locale))
                        .toList());
        return "organization/features";
    }

    /** Shows what will disappear from view before anything does. */
    @GetMapping("/{name}/off")
    String ask(@PathVariable String name, Model model, Locale locale) {
        model.addAttribute("feature", FeatureLine.of(features.get(name), messages, locale));
        return "organization/feature-off";
    }

    @PostMapping("/{name}/off")
    String off(@PathVariable String name, RedirectAttributes redirect, Locale locale) {
        return turn(name, false, "organization.feature.is-off", redirect, locale);
    }

    @PostMapping("/{name}/on")
    String on(@PathVariable String name, RedirectAttributes redirect, Locale locale) {
        return turn(name, true, "organization.feature.is-on", redirect, locale);
    }

    private String turn(String name, boolean on, String key, RedirectAttributes redirect, Locale locale) {
        features.turn(name, on);
        Flash.good(
                redirect,
                messages,
                key,
                FeatureLine.of(features.get(name), messages, locale).label());
        return "redirect:/features";
    }
}
