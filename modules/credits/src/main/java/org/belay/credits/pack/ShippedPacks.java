// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The packs that lie on the class path under {@code packs/}. */
public final class ShippedPacks {

    private ShippedPacks() {}

    /** @throws PackProblem for one that cannot be used */
    public static List<Pack> read() {
        try {
            var packs = new ArrayList<Pack>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:packs/*.yaml")) {
                var file = Objects.requireNonNullElse(resource.getFilename(), resource.getDescription());
                packs.add(PackReader.read(file, resource.getContentAsString(StandardCharsets.UTF_8)));
            }
            packs.sort(Comparator.comparing(Pack::id).thenComparing(Pack::from));
            return List.copyOf(packs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
