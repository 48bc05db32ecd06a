// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.belay.plugins.Features;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Features on and off over the API. */
@RestController
@RequestMapping("/api/features")
class FeatureApi {

    private final Features features;
    private final MessageSource messages;

    FeatureApi(Features features, MessageSource messages) {
        this.features = features;
        this.messages = messages;
    }

    /** A list in a wrapper that can grow. */
    record FeatureList(List<FeatureLine> items) {}

    @GetMapping
    @Operation(summary = "Lists the features and whether they are on")
    FeatureList list(Locale locale) {
        return new FeatureList(features.all().stream()
                .map(feature -> FeatureLine.of(feature, messages, locale))
                .toList());
    }

    @GetMapping("/{name}")
    @Operation(summary = "Shows a feature and what disappears from view without it")
    FeatureLine show(@PathVariable String name, Locale locale) {
        return FeatureLine.of(features.get(name), messages, locale);
    }

    @PostMapping("/{name}/off")
    @Operation(summary = "Switches a feature off; its data stays")
    FeatureLine off(@PathVariable String name, Locale locale) {
        features.turn(name, false);
        return show(name, locale);
    }

    @PostMapping("/{name}/on")
    @Operation(summary = "Switches a feature on")
    FeatureLine on(@PathVariable String name, Locale locale) {
        features.turn(name, true);
        return show(name, locale);
    }
}
