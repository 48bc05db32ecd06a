// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every setting of the deployment is described, with its true default, and the page of settings is the description. */
class ConfigurationReferenceTests {

    private static final Path ROOT = Path.of("../..");
    private static final String METADATA = "src/main/resources/META-INF/additional-spring-configuration-metadata.json";

    /** A placeholder, whose default may hold another one. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(belay\\.[a-z0-9.-]+)(?::((?:[^${}]|\\$\\{[^}]*})*))?}");

    private static final Pattern NAMED =
            Pattern.compile("(?:getProperty|ConditionalOn\\w+)\\(\\s*(?:name = )?\"(belay\\.[a-z0-9.-]+)\"()");

    /** One described setting. */
    record Property(String name, String description, String defaultValue) {

        String row() {
            return "| `" + name + "` | "
                    + (defaultValue == null || defaultValue.isEmpty() ? "" : "`" + defaultValue + "`") + " | "
                    + description + " |";
        }
    }

    record Metadata(List<Property> properties) {}

    @Test
    void whatTheCodeReadsIsDescribedWithItsDefaultAndNothingElse() {
        var described = described();
        var read = read();
        assertThat(described.keySet()).isEqualTo(read.keySet());
        assertThat(read).hasSizeGreaterThan(30);
        read.forEach((name, usual) -> {
            if (!usual.isEmpty()) { // else it says nothing, or says it in a condition
                assertThat(described.get(name).defaultValue()).as(name).isEqualTo(usual);
            }
        });
    }

    @Test
    void thePageOfSettingsIsTheDescription() throws IOException {
        var written = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
                + "# Configuration\n\n"
                + "Every setting of a deployment, written by `ConfigurationReferenceTests` from what the code describes."
                + " Settings are Spring properties; each can be given as an environment variable"
                + " (`belay.database.url` is `BELAY_DATABASE_URL`). What an organization sets for itself is on its own"
                + " settings page.\n\n"
                + "| Property | Default | Meaning |\n|---|---|---|\n"
                + described().values().stream().map(Property::row).collect(joining("\n"))
                + "\n";
        var page = ROOT.resolve("docs/configuration.md");
        if (Boolean.getBoolean("belay.docs.write")) {
            Files.writeString(page, written);
        }
        assertThat(page).hasContent(written);
    }

    private static Map<String, Property> described() {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return sources("platform", "modules")
                .map(artifact -> artifact.resolve(METADATA))
                .filter(Files::exists)
                .flatMap(file -> mapper.readValue(file.toFile(), Metadata.class).properties().stream())
                .collect(toMap(Property::name, property -> property, (one, other) -> one, TreeMap::new));
    }

    /** Every setting that some code reads → its default, empty where it has none. */
    private static Map<String, String> read() {
        var read = new TreeMap<String, String>();
        sources("platform", "modules")
                .filter(artifact -> !artifact.endsWith("testkit"))
                .flatMap(artifact -> files(artifact.resolve("src/main")))
                .filter(file -> file.toString().matches(".*\\.(java|yaml)"))
                .forEach(file -> {
                    for (var pattern : List.of(PLACEHOLDER, NAMED)) {
                        pattern.matcher(text(file))
                                .results()
                                .forEach(found -> read.merge(
                                        found.group(1),
                                        found.group(2) == null ? "" : found.group(2),
                                        (one, other) -> one.isEmpty() ? other : one));
                    }
                });
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("org.belay").forEach(found -> {
            var type = type(found.getBeanClassName());
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            Arrays.stream(type.getRecordComponents())
                    .forEach(component -> read.put(prefix + "." + kebab(component.getName()), usual(component)));
        });
        return read;
    }

    private static String usual(RecordComponent component) {
        var usual = Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .findFirst();
        return usual.map(value -> String.join(",", value.value())).orElse("");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> sources(String... folders) {
        return Arrays.stream(folders).flatMap(folder -> {
            try (var artifacts = Files.list(ROOT.resolve(folder))) {
                return artifacts.filter(Files::isDirectory).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
