// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The figures as metrics: {@code belay.tenant.figure} with tenant and figure, read anew when metrics are. */
@Component
class FigureMetrics implements MeterBinder {

    private final Figures figures;

    FigureMetrics(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var rows = MultiGauge.builder("belay.tenant.figure")
                .description("Work that waits or has failed, and room in use, of one organization")
                .register(registry);
        Gauge.builder("belay.tenants", () -> read(rows))
                .description("Organizations on this deployment")
                .register(registry);
    }

    private int read(MultiGauge rows) {
        var now = figures.now();
        rows.register(
                now.stream()
                        .flatMap(row -> row.figures().entrySet().stream()
                                .map(figure -> MultiGauge.Row.of(
                                        Tags.of("tenant", row.tenant().slug(), "figure", figure.getKey()),
                                        figure.getValue())))
                        .collect(Collectors.toList()),
                true);
        return now.size();
    }
}
