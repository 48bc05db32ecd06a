// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.people.PersonId;
import org.belay.personal.PersonalData;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything about one person as one zip: a JSON array for each type of record, pages to read, and the files. Written
 * record by record, so that its length costs no memory. Everything happens in one transaction of the caller, best one
 * that sees the database as of one moment: each type of record is read twice.
 */
@Component
public class PersonalArchive {

    private final List<PersonalData> handlers;
    private final Files files;
    private final MessageSource messages;
    private final JsonMapper json;

    PersonalArchive(List<PersonalData> handlers, Files files, MessageSource messages, JsonMapper json) {
        this.handlers = handlers.stream()
                .sorted(Comparator.comparing(PersonalData::recordType))
                .toList();
        this.files = files;
        this.messages = messages;
        this.json = json;
    }

    /** Writes the zip and leaves the stream open. */
    public void write(PersonId person, Locale locale, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var counts = new LinkedHashMap<String, Long>();
        var attached = new LinkedHashMap<UUID, String>();
        for (var handler : handlers) {
            for (var file : handler.files(person.value())) {
                attached.put(file, attach(zip, FileId.of(file)));
            }
            counts.put(handler.recordType(), array(zip, handler, person));
        }
        var words = new ArchiveWords(messages, locale);
        for (var handler : handlers) {
            if (counts.getOrDefault(handler.recordType(), 0L) > 0) {
                table(zip, handler, person, words);
            }
        }
        entry(zip, "index.html", writer -> ArchivePage.index(writer, words, counts, attached));
        zip.finish();
    }

    private String attach(ZipOutputStream zip, FileId id) throws IOException {
        try (var content = files.open(id)) {
            var name = "files/" + id + "-" + content.file().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
            zip.putNextEntry(new ZipEntry(name));
            content.stream().transferTo(zip);
            zip.closeEntry();
            return name;
        } catch (NotFound | RuleViolation heldOrGone) {
            return "";
        }
    }

    private long array(ZipOutputStream zip, PersonalData handler, PersonId person) throws IOException {
        var count = new long[1];
        entry(zip, "data/" + handler.recordType() + ".json", writer -> {
            writer.write("[");
            handler.export(person.value(), row -> {
                write(writer, (count[0]++ == 0 ? "\n" : ",\n") + json.writeValueAsString(row));
            });
            writer.write("\n]\n");
        });
        return count[0];
    }

    private void table(ZipOutputStream zip, PersonalData handler, PersonId person, ArchiveWords words)
            throws IOException {
        entry(zip, "read/" + handler.recordType() + ".html", writer -> {
            ArchivePage.begin(writer, words, words.type(handler.recordType()));
            handler.export(person.value(), row -> write(writer, record(row, words)));
            ArchivePage.end(writer);
        });
    }

    private String record(Map<String, @Nullable Object> row, ArchiveWords words) {
        return ArchivePage.record(
                row, words, value -> value instanceof String text ? text : json.writeValueAsString(value));
    }

    @FunctionalInterface
    private interface Text {
        void to(Writer writer) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Text text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        text.to(writer);
        writer.flush();
        zip.closeEntry();
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
