// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Puts the version of a resource and the way to the next page into the headers of an answer. */
@RestControllerAdvice(annotations = RestController.class)
class ApiAnswers implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Versioned resource) {
            response.getHeaders().setETag(SeenVersion.tag(resource.version()));
        }
        if (body instanceof Page<?>(var items, var next) && next != null) {
            var following = request.getURI().getRawPath() + "?"
                    + following(request.getURI().getRawQuery(), next);
            response.getHeaders().add(HttpHeaders.LINK, "<" + following + ">; rel=\"next\"");
        }
        return body;
    }

    /** The same question with the cursor of the next page. A cursor needs no escaping. */
    private static String following(@Nullable String query, String next) {
        return Stream.concat(
                        query == null
                                ? Stream.empty()
                                : Arrays.stream(query.split("&")).filter(part -> !part.startsWith("cursor=")),
                        Stream.of("cursor=" + next))
                .collect(Collectors.joining("&"));
    }
}
