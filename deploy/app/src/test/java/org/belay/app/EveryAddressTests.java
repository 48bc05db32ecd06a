// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.access.SignedIn;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks every address that names a thing as a person of another tenant. The thing's own person must reach it first;
 * then the stranger gets 404, with the same body as for a thing that never was. An address without a sample fails.
 * Whoever is signed in at the right tenant and holds no right gets nothing either.
 */
@SystemTest
class EveryAddressTests {

    private static final String ABSENT = "0198a000-0000-7000-8000-000000000000";

    private static final AddressSample PAGE = AddressSample.ofAMember("/", "");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /** An address with a variable, and a method. */
    record Address(HttpMethod method, String pattern) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @Test
    void everyAddressWithAThingInItHasASample() {
        assertThat(addresses().filter(address -> sample(address) == null).map(Address::toString))
                .isEmpty();
    }

    @Test
    void aThingOfAnotherTenantIsLikeAThingThatNeverWas() {
        var wrong = new ArrayList<String>();
        addresses().filter(address -> sample(address) != null).forEach(address -> wrong.addAll(ask(address)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void whoHasNoRightIsRefused() {
        var tenant = tenants.at("greatlakes.localhost").orElseThrow();
        var nobody = "nobody-" + UUID.randomUUID();
        TenantScope.run(
                tenant.id(),
                Actor.SYSTEM,
                () -> people.add(new PersonDetails(
                        "Norn", "Withoutright", null, null, nobody + "@greatlakes.example", null, null, Map.of())));

        var wrong = new ArrayList<String>();
        Stream.concat(
                        addresses().filter(address -> sample(address) != null),
                        mapped().filter(address -> address.method() == HttpMethod.GET
                                && !address.pattern().contains("{")))
                .filter(address -> !AddressSamples.OPEN_TO_ALL.contains(address.pattern()))
                .forEach(address -> {
                    var sample = sample(address);
                    var answer = sample == null
                            ? call(address, PAGE, tenant, nobody, "")
                            : call(address, sample, tenant, nobody, thing(tenant, sample));
                    if (answer.status() != 403 && answer.status() != 404) {
                        wrong.add(address + ": got " + answer.status());
                    }
                });

        assertThat(wrong).isEmpty();
    }

    private List<String> ask(Address address) {
        var sample = Objects.requireNonNull(sample(address));
        var owner = tenants.at("greatlakes.localhost").orElseThrow();
        var stranger = tenants.at("lakeshore.localhost").orElseThrow();

        var own = call(address, sample, owner, sample.person(), thing(owner, sample));
        var strange = call(address, sample, stranger, sample.stranger(), thing(owner, sample));
        var absent = call(address, sample, stranger, sample.stranger(), ABSENT);

        var wrong = new ArrayList<String>();
        if (own.status() == 403 || own.status() == 404 || own.status() >= 500) {
            wrong.add(address + ": its own person got " + own.status());
        }
        if (strange.status() != 404) {
            wrong.add(address + ": a stranger got " + strange.status());
        }
        if (!strange.equals(absent)) {
            wrong.add(address + ": a stranger's answer differs from that for an absent thing");
        }
        return wrong;
    }

    record Answer(int status, String body) {}

    Answer call(Address address, AddressSample sample, Tenant tenant, String person, String thing) {
        var host = tenant.slug() + ".localhost";
        var path = address.pattern();
        for (var field : sample.form().entrySet()) {
            path = path.replace("{" + field.getKey() + "}", field.getValue());
        }
        var filled = path.replaceAll("\\{[^}]+}", thing);
        AbstractMockHttpServletRequestBuilder<?> builder = address.method() == HttpMethod.POST
                        && filled.endsWith("/certificate")
                ? MockMvcRequestBuilders.multipart(filled)
                        .file(new MockMultipartFile("certificate", "c.pdf", null, "%PDF-1.4 sample".getBytes(US_ASCII)))
                : MockMvcRequestBuilders.request(address.method(), filled);
        var request = builder.header("Host", host)
                .header("If-Match", "\"v0\"")
                .with(servlet -> {
                    servlet.setServerName(host);
                    return servlet;
                })
                .with(authentication(new SignedIn(actor(tenant, person))))
                .with(csrf());
        if (address.pattern().startsWith("/api/") && !filled.endsWith("/certificate")) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .content(sample.form().getOrDefault("json", "{}"));
        } else {
            sample.form().forEach(request::param);
        }
        // within the tenant, because the token of the form is made for the chain that would answer there
        var response = TenantScope.callAnonymously(
                tenant.id(), () -> mvc.perform(request).getResponse());
        try {
            return new Answer(response.getStatus(), withoutChance(response.getContentAsString(), thing));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body without what differs between any two requests. */
    private static String withoutChance(String body, String thing) {
        return body.replace(thing, "THING")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("[A-Za-z0-9_-]{80,}", "TOKEN");
    }

    private Actor actor(Tenant tenant, String name) {
        return TenantScope.call(
                tenant.id(),
                Actor.SYSTEM,
                () -> people.withEmail(name + "@" + tenant.slug() + ".example")
                        .map(id -> Actor.person(id.value(), name))
                        .orElseThrow());
    }

    private String thing(Tenant tenant, AddressSample sample) {
        return TenantScope.call(
                tenant.id(),
                Actor.SYSTEM,
                () -> Objects.requireNonNull(new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(sample.query())
                                .query(UUID.class)
                                .single()
                                .toString())));
    }

    private static @Nullable AddressSample sample(Address address) {
        return AddressSamples.ALL.stream()
                .filter(sample -> address.pattern().startsWith(sample.prefix()))
                .max(Comparator.comparingInt(sample -> sample.prefix().length()))
                .orElse(null);
    }

    private Stream<Address> addresses() {
        return mapped().filter(address -> address.pattern().contains("{"))
                .filter(address -> !AddressSamples.NO_THING.contains(address.toString()));
    }

    private Stream<Address> mapped() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Address(method.asHttpMethod(), pattern))))
                .sorted(Comparator.comparing(Address::toString));
    }
}
