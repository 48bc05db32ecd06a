// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.belay.access.SignedIn;
import org.belay.people.People;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Searches, filters, pages and cursors take whatever stands in an address: with an answer, or a clear refusal. */
@SystemTest
class OddQuestionTests {

    private static final List<String> ODD =
            List.of("\0", "a\ud83d", "%_\\'\"", "-1", "9".repeat(40), "2026-02-30", "x".repeat(3_000));

    private @Autowired MockMvcTester mvc;
    private @Autowired TenantDirectory tenants;
    private @Autowired People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void noQuestionIsTooOdd() {
        var wrong = new ArrayList<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                paths(mapping)
                        .forEach(path ->
                                names(method).forEach(name -> ODD.forEach(odd -> wrong.addAll(ask(path, name, odd)))));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().filter(path -> !path.contains("{") && !path.startsWith("/operator"));
    }

    /** What a question may be made of: single parameters, and what records of them have. */
    private static Set<String> names(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.add(name(parameter));
            } else if (parameter.getParameterType().isRecord()) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            } else if (parameter.getParameterType().getSimpleName().equals("Paging")) {
                names.addAll(List.of("limit", "cursor"));
            }
        }
        return names;
    }

    private static String name(MethodParameter parameter) {
        var named = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return named.isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : named;
    }

    private List<String> ask(String path, String name, String odd) {
        var question = path + "?" + name + "=" + (odd.length() > 40 ? "x…" : odd.replace("\0", "\\0"));
        var tenant = tenants.at("greatlakes.localhost").orElseThrow();
        var actor = TenantScope.call(
                tenant.id(),
                Actor.SYSTEM,
                () -> people.withEmail("admin@greatlakes.example")
                        .map(id -> Actor.person(id.value(), "Admin"))
                        .orElseThrow());
        var request = MockMvcRequestBuilders.get(path)
                .param(name, odd)
                .header("Host", "greatlakes.localhost")
                .with(servlet -> {
                    servlet.setServerName("greatlakes.localhost");
                    return servlet;
                })
                .with(authentication(new SignedIn(actor)));
        MvcTestResult answer = mvc.perform(request);
        var failure = answer.getUnresolvedException();
        if (failure != null) {
            return List.of(question + ": " + failure);
        }
        var status = answer.getResponse().getStatus();
        return status >= 500 ? List.of(question + ": " + status) : List.of();
    }
}
