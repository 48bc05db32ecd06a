// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.Modules;
import org.belay.web.Problems.Problem;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document that describes the API (OpenAPI 3.1). What every address has in common is added here. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SeenVersion.class);
    }

    private static final String TOKEN = "token";
    private static final String PROBLEM_SCHEMA = "Problem";
    private static final List<Integer> ANYWHERE = List.of(400, 401, 403, 406, 429, 500);

    private final MessageSource messages;
    private final Modules modules;

    ApiDocument(MessageSource messages, Modules modules) {
        this.messages = messages;
        this.modules = modules;
    }

    @Bean
    OpenAPI belayApi() {
        var flows = new OAuthFlows()
                .clientCredentials(new OAuthFlow().tokenUrl("/oauth2/token").scopes(new Scopes()))
                .authorizationCode(new OAuthFlow()
                        .authorizationUrl("/oauth2/authorize")
                        .tokenUrl("/oauth2/token")
                        .refreshUrl("/oauth2/token")
                        .scopes(new Scopes()));
        return new OpenAPI()
                .info(new Info()
                        .title("Belay")
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(flows)));
    }

    /** Adds the problem's shape after the handlers were read, because that starts the list of shapes anew. */
    @Bean
    OpenApiCustomizer problemsOfTheApi() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM_SCHEMA, problemSchema());
            ANYWHERE.forEach(status -> document.getComponents().addResponses(name(status), problem(status)));
            List.of(404, 409, 412, 413, 415, 422, 428)
                    .forEach(status -> document.getComponents().addResponses(name(status), problem(status)));
            document.getPaths()
                    .values()
                    .forEach(path -> path.readOperationsMap().forEach(ApiDocument::problemsOf));
        };
    }

    /** What can be read from a handler's parameters, and the module it belongs to. */
    @Bean
    OperationCustomizer conventionsOfTheApi() {
        return (operation, handler) -> {
            modules.owning(handler.getBeanType())
                    .map(ModuleDescriptor::name)
                    .ifPresent(module -> operation.setTags(List.of(module)));
            var desk = handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
            operation.setOperationId(desk + "." + handler.getMethod().getName());
            if (Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == SeenVersion.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name("If-Match")
                        .required(true)
                        .description("The ETag of the version that was read.")
                        .schema(new StringSchema()));
            }
            if (Versioned.class.isAssignableFrom(handler.getMethod().getReturnType())) {
                operation
                        .getResponses()
                        .values()
                        .forEach(answer -> answer.addHeaderObject(
                                "ETag", new Header().description("The version.").schema(new StringSchema())));
            }
            return operation;
        };
    }

    private static void problemsOf(HttpMethod method, Operation operation) {
        ANYWHERE.forEach(status -> add(operation, status));
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            add(operation, 404);
        }
        if (operation.getRequestBody() != null) {
            List.of(413, 415, 422).forEach(status -> add(operation, status));
        }
        if (method != HttpMethod.GET) {
            add(operation, 409);
            add(operation, 422);
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            List.of(412, 428).forEach(status -> add(operation, status));
        }
    }

    private static void add(Operation operation, int status) {
        operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status), new ApiResponse().$ref("#/components/responses/" + name(status)));
    }

    private static String name(int status) {
        return "problem-" + status;
    }

    private ApiResponse problem(int status) {
        var problem = Problem.of(status);
        var answer = new ApiResponse()
                .description(messages.getMessage("problem." + problem.name() + ".title", null, Locale.ENGLISH))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new ObjectSchema()
                                                .type(null)
                                                .$ref("#/components/schemas/" + PROBLEM_SCHEMA))));
        return status == 429
                ? answer.addHeaderObject(
                        "Retry-After", new Header().description("Seconds.").schema(new IntegerSchema()))
                : answer;
    }

    private static Schema<?> problemSchema() {
        var place = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the body (RFC 6901)."))
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .description("Problem details (RFC 9457).")
                .addProperty("type", new StringSchema().format("uri-reference").description("Never changes."))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("request", new StringSchema().description("Number of the request, for support."))
                .addProperty("rule", new StringSchema().description("Which rule was broken; never changes."))
                .addProperty("errors", new ArraySchema().items(place))
                .required(List.of("type", "title", "status", "request"));
    }
}
