// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Leaves everything that makes traces out of a node that has nowhere to send them: no span is begun, no thread started. */
class TracesOnDemand implements AutoConfigurationImportFilter, EnvironmentAware, EnvironmentPostProcessor {

    /** Where traces go. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> MAKE_TRACES = List.of(
            "org.springframework.boot.opentelemetry.autoconfigure.", "org.springframework.boot.micrometer.tracing.");

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[configurations.length];
        var on = environment != null && on(environment);
        for (int i = 0; i < wanted.length; i++) {
            var name = configurations[i];
            wanted[i] = on || name == null || MAKE_TRACES.stream().noneMatch(name::startsWith);
        }
        return wanted;
    }

    /** Without traces, no line of the log has room for the number of one. */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!on(environment)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("no traces", Map.of("logging.expect-correlation-id", "false")));
        }
    }

    private static boolean on(Environment environment) {
        var endpoint = environment.getProperty(ENDPOINT);
        return endpoint != null && !endpoint.isBlank();
    }
}
