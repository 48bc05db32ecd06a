// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.tokens.TwoTenants.HERE;

import java.util.Locale;
import java.util.TreeSet;
import org.belay.tokens.ApiTest;
import org.belay.tokens.TwoTenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ApiTest
class ApiDocumentTests {

    private static final String DOCUMENT = "/api/openapi.json";

    private @Autowired TwoTenants tenants;
    private @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers;

    @Test
    void theDocumentNamesEveryAddressAndNoOther() {
        var served = new TreeSet<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") && !path.startsWith(DOCUMENT))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + path))));
        var described = new TreeSet<String>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(served).isNotEmpty().isEqualTo(described);
    }

    @Test
    void everyChangeOfSomethingStoredNamesTheVersionItMeans() {
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            var changes = mapping.getMethodsCondition().getMethods().stream()
                    .map(method -> method.asHttpMethod())
                    .anyMatch(method ->
                            method == HttpMethod.PUT || method == HttpMethod.PATCH || method == HttpMethod.DELETE);
            if (changes && mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/"))) {
                assertThat(handler.getMethod().getParameterTypes())
                        .as(handler.toString())
                        .contains(SeenVersion.class);
            }
        });
    }

    @Test
    void everyOperationSaysWhatItsProblemsAreAndWhoseItIs() {
        document()
                .get("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.get("responses").propertyNames()).contains("400", "401", "403", "429", "500");
                    assertThat(operation.get("tags")).hasSize(1);
                }));
    }

    @Test
    void theDocumentIsForThoseWithAToken() {
        assertThat(tenants.send(tenants.request(HERE, DOCUMENT)).statusCode()).isEqualTo(401);
        assertThat(document().get("openapi").asString()).startsWith("3.1");
    }

    private JsonNode document() {
        return tenants.json(tenants.get(HERE, DOCUMENT, tenants.token(HERE)));
    }
}
