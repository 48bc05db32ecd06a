// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Whoever sees a table can take it along. */
class TableExportTests {

    private static final String ABOUT_ONE_THING = "about one thing, all of it on the page";
    private static final String SHORT = "a short list that is changed here";

    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("platform/front.html", "the operator's, before any organization"),
            Map.entry("operator/status.html", "the operator's; machines read the metrics"),
            Map.entry("audit/entry.html", ABOUT_ONE_THING),
            Map.entry("access/person.html", ABOUT_ONE_THING),
            Map.entry("access/account.html", ABOUT_ONE_THING),
            Map.entry("organization/setting.html", ABOUT_ONE_THING),
            Map.entry("organization/settings.html", SHORT),
            Map.entry("organization/features.html", SHORT),
            Map.entry("access/roles.html", SHORT),
            Map.entry("access/role-overview.html", "a grid of roles and permissions, read as one picture"),
            Map.entry("tokens/clients.html", SHORT),
            Map.entry("imports/checked.html", "figures of one import; what was found is exported below them"),
            Map.entry("imports/done.html", ABOUT_ONE_THING),
            Map.entry("imports/mapping.html", "a form in the shape of a table"),
            Map.entry("notices/letters.html", SHORT),
            Map.entry("privacy/incident.html", ABOUT_ONE_THING),
            Map.entry("moving/mine.html", "a person's own files; the copy of their data holds them"),
            Map.entry("privacy/my-data.html", "a person's own requests; the copy of their data holds them"),
            Map.entry("privacy/request.html", ABOUT_ONE_THING),
            Map.entry("webhooks/delivery.html", ABOUT_ONE_THING),
            Map.entry("webhooks/list.html", SHORT),
            Map.entry(
                    "notices/inbox.html",
                    "a person's own letters; their record is exported with everything about them"),
            Map.entry("portal/design/queue.html", "a picture of parts"),
            Map.entry("portal/plot.html", "the table behind a plot, a part of other pages"));

    @Test
    void everyTableHasAnExportOrAReasonForNone() throws IOException {
        var missing = new TreeSet<String>();
        for (var template : templates()) {
            var text = template.getContentAsString(StandardCharsets.UTF_8);
            if (text.contains("<table class=\"table") && !text.contains("table :: export(")) {
                missing.add(name(template));
            }
        }
        assertThat(missing).isEqualTo(new TreeSet<>(WITHOUT.keySet()));
    }

    private static Resource[] templates() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
        return Arrays.stream(found)
                .filter(template -> !name(template).startsWith("studygroups/"))
                .toArray(Resource[]::new);
    }

    private static String name(Resource template) {
        var path = template.toString().replace('\\', '/').replaceFirst("[]].*$", "");
        return path.substring(path.lastIndexOf("templates/") + "templates/".length());
    }
}
