// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.tenancy.RequestId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a receiver of traces on this machine is told, and what it is not. */
@KernelTest
class TracesTests {

    private static final List<ExportTraceServiceRequest> SENT = new CopyOnWriteArrayList<>();
    private static final HttpServer RECEIVER = receiver();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ObservationRegistry observations;

    @Autowired
    SdkTracerProvider provider;

    @Autowired
    TestTenants tenants;

    @DynamicPropertySource
    static void whereToSend(DynamicPropertyRegistry properties) {
        properties.add(
                TracesOnDemand.ENDPOINT,
                () -> "http://127.0.0.1:" + RECEIVER.getAddress().getPort() + "/v1/traces");
        properties.add("management.tracing.sampling.probability", () -> "1.0");
        properties.add("management.tracing.export.enabled", () -> "true");
    }

    @AfterAll
    static void stop() {
        RECEIVER.stop(0);
    }

    @Test
    void aRequestIsTracedWithItsOrganizationAndNumber() {
        tenants.alpha();
        var answer = mvc.get()
                .uri(URI.create("http://alpha.localhost/unsubscribe/secret-of-mara?q=Quillfeather"))
                .exchange();
        var number = answer.getResponse().getHeader(RequestId.HEADER);

        var span = sent().stream()
                .filter(one -> attribute(one, "request").equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(attribute(span, "tenant")).isEqualTo("alpha");
        assertThat(attribute(span, "uri")).startsWith("/unsubscribe/{");
        assertThat(span.getName()).doesNotContain("secret-of-mara");
        assertThat(SENT.toString()).doesNotContain("secret-of-mara", "Quillfeather");
    }

    @Test
    void whatAnErrorSaysStaysHereAndTheLogNamesTheTrace() {
        var work = Observation.createNotStarted("work", observations)
                .highCardinalityKeyValue("email", "mara@example.org")
                .start();
        try (var scope = work.openScope()) {
            assertThat(MDC.get("traceId")).matches("[0-9a-f]{32}");
            work.error(new IllegalStateException("Key (email)=(mara@example.org) exists"));
        }
        work.stop();

        assertThat(sent()).anySatisfy(span -> {
            assertThat(span.getName()).isEqualTo("work");
            assertThat(span.getStatus().getCodeValue()).isEqualTo(2);
        });
        assertThat(SENT.toString()).doesNotContain("mara@example.org");
    }

    /** All spans so far. */
    private List<Span> sent() {
        provider.forceFlush().join(10, TimeUnit.SECONDS);
        return SENT.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    private static String attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
    }

    private static HttpServer receiver() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                SENT.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
