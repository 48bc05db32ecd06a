// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.credits.Credits;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A place in a pack's YAML. Whatever is not as asked for is a {@link PackProblem} that names the place. */
final class PackNode {

    private final String file;
    private final String path;
    private final Node node;

    private PackNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    static PackNode document(String file, String text) {
        try {
            var node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (node == null) {
                throw new PackProblem(file, 1, "", "is empty");
            }
            return new PackNode(file, "", node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new PackProblem(file, line, "", "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new PackProblem(file, 1, "", "is not YAML: " + e.getMessage());
        }
    }

    /** This mapping, in which no other keys than these may stand. */
    PackNode only(String... allowed) {
        var known = Set.of(allowed);
        members().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.problem("is not known here; known are " + String.join(", ", allowed));
            }
        });
        return this;
    }

    PackNode at(String key) {
        return maybe(key).orElseThrow(() -> problem("lacks '" + key + "'"));
    }

    Optional<PackNode> maybe(String key) {
        return Optional.ofNullable(members().get(key));
    }

    Map<String, PackNode> members() {
        if (!(node instanceof MappingNode mapping)) {
            throw problem("is not a mapping");
        }
        var members = new LinkedHashMap<String, PackNode>();
        for (var tuple : mapping.getValue()) {
            var key = new PackNode(file, path, tuple.getKeyNode()).text();
            var value = new PackNode(file, path.isEmpty() ? key : path + "." + key, tuple.getValueNode());
            if (members.put(key, value) != null) {
                throw value.problem("stands twice");
            }
        }
        return members;
    }

    List<PackNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem("is not a list");
        }
        var items = new ArrayList<PackNode>();
        for (var item : sequence.getValue()) {
            items.add(new PackNode(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(PackNode::text).toList();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw problem("is not a text");
        }
        return scalar.getValue();
    }

    int number(int least, int most) {
        try {
            int number = Integer.parseInt(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw problem("'" + text() + "' is not a whole number from " + least + " to " + most);
    }

    Credits credits() {
        try {
            return Credits.of(text());
        } catch (IllegalArgumentException _) {
            throw problem("'" + text() + "' is not an amount of credits, such as 2 or 1.5");
        }
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException _) {
            throw problem("'" + text() + "' is not a day such as 2025-01-31");
        }
    }

    /** A day of the year, such as 12-31, in a year of no account. */
    LocalDate monthAndDay() {
        try {
            return LocalDate.parse("2001-" + text());
        } catch (DateTimeParseException _) {
            throw problem("'" + text() + "' is not a day of the year such as 12-31");
        }
    }

    boolean flag() {
        return oneOf(List.of("true", "false")).equals("true");
    }

    String oneOf(Iterable<String> known) {
        for (var one : known) {
            if (one.equals(text())) {
                return one;
            }
        }
        throw problem("'" + text() + "' is not one of " + String.join(", ", known));
    }

    PackProblem problem(String reason) {
        return new PackProblem(file, node.getStartMark().getLine() + 1, path, reason);
    }
}
