// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.archive;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Pages that are read from a folder, without a server: nothing is loaded from anywhere. */
final class ArchivePage {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2433;background:#fff}
            h1{line-height:1.2}dl{border:1px solid #d8dde6;border-radius:12px;padding:1rem;margin:0 0 1rem;break-inside:avoid}
            dt{color:#525d70;font-size:.875rem}dd{margin:0 0 .5rem;overflow-wrap:anywhere;white-space:pre-wrap}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #d8dde6}
            td.n{text-align:right}a{color:#2447b3}
            @media (prefers-color-scheme:dark){body{color:#e6e9f0;background:#14171d}dl,th,td{border-color:#3a4150}dt{color:#a9b2c3}a{color:#9db4ff}}
            """;

    private ArchivePage() {}

    static void begin(Writer out, ArchiveWords words, String title) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"" + escape(words.locale().toLanguageTag())
                + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                + "<title>" + escape(title) + "</title><style>" + STYLE + "</style></head><body><h1>" + escape(title)
                + "</h1>\n");
    }

    static void end(Writer out) throws IOException {
        out.write("</body></html>\n");
    }

    static void index(Writer out, ArchiveWords words, Map<String, Long> counts, Map<UUID, String> files)
            throws IOException {
        begin(out, words, words.say("privacy.archive.title"));
        out.write("<p>" + escape(words.say("privacy.archive.text")) + "</p>\n<table><thead><tr><th scope=\"col\">"
                + escape(words.say("privacy.archive.type")) + "</th><th scope=\"col\">"
                + escape(words.say("privacy.archive.records")) + "</th><th scope=\"col\">"
                + escape(words.say("privacy.archive.data")) + "</th></tr></thead><tbody>\n");
        for (var count : counts.entrySet()) {
            var type = escape(count.getKey());
            var name = escape(words.type(count.getKey()));
            out.write("<tr><th scope=\"row\">"
                    + (count.getValue() == 0 ? name : "<a href=\"read/" + type + ".html\">" + name + "</a>")
                    + "</th><td class=\"n\">" + count.getValue() + "</td><td><a href=\"data/" + type + ".json\">" + type
                    + ".json</a></td></tr>\n");
        }
        out.write("</tbody></table>\n");
        if (!files.isEmpty()) {
            out.write("<h2>" + escape(words.say("privacy.archive.files")) + "</h2><ul>\n");
            for (var file : files.entrySet()) {
                var name = escape(file.getValue());
                out.write(
                        name.isEmpty()
                                ? "<li>" + file.getKey() + ": " + escape(words.say("privacy.archive.file-missing"))
                                        + "</li>\n"
                                : "<li><a href=\"" + name + "\">" + name.substring(name.indexOf('/') + 1)
                                        + "</a></li>\n");
            }
            out.write("</ul>\n");
        }
        end(out);
    }

    static String record(Map<String, @Nullable Object> row, ArchiveWords words, Function<Object, String> shown) {
        var html = new StringBuilder("<dl>\n");
        row.forEach((field, value) -> {
            if (value != null) {
                html.append("<dt>").append(escape(words.field(field))).append("</dt><dd>");
                html.append(escape(shown.apply(value))).append("</dd>\n");
            }
        });
        return html.append("</dl>\n").toString();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
