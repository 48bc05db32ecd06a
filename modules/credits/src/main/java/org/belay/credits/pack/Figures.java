// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.util.Map;
import java.util.function.Function;
import org.belay.credits.Source;

/** Reads figures, each of which names one of the document's sources. */
record Figures(Map<String, PackNode> sources) {

    <T> Figure<T> figure(PackNode node, Function<PackNode, T> value) {
        node.only("value", "source", "verify");
        return new Figure<>(value.apply(node.at("value")), source(node));
    }

    Source source(PackNode node) {
        var name = node.at("source").oneOf(sources.keySet());
        var source = sources.get(name);
        if (source == null) {
            throw new IllegalStateException(name);
        }
        source.only("title", "year", "checked");
        return new Source(
                source.at("title").text(),
                source.at("year").number(1990, 2100),
                source.at("checked").date(),
                !node.maybe("verify").map(PackNode::flag).orElse(false));
    }
}
