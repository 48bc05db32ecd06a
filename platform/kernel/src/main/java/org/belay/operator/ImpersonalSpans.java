// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Sends spans with the attributes that are known to tell of no person, and no others. The path of a request may hold a
 * one-time link and the message of an exception a row of a table, so both stay here.
 */
record ImpersonalSpans(SpanExporter exporter) implements SpanExporter {

    private static final Set<String> KEPT =
            Set.of("tenant", "request", "method", "uri", "status", "outcome", "exception");

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(
                spans.stream().map(span -> (SpanData) new Impersonal(span)).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Impersonal extends DelegatingSpanData {

        private final Attributes attributes;

        Impersonal(SpanData span) {
            super(span);
            attributes =
                    span.getAttributes().toBuilder().removeIf(key -> !kept(key)).build();
        }

        private static boolean kept(AttributeKey<?> key) {
            return KEPT.contains(key.getKey());
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }
    }
}
