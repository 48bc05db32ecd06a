// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What handlers of every module may take as a parameter, and that they speak JSON alone. */
@Configuration(proxyBeanMethods = false)
class ApiConventions implements WebMvcConfigurer {

    private static final MediaType YAML = MediaType.APPLICATION_YAML;

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(list -> list.removeIf(
                converter -> converter.getSupportedMediaTypes().stream().anyMatch(YAML::isCompatibleWith)
                        && converter.getSupportedMediaTypes().stream().noneMatch(MediaType.ALL::equals)));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver(SeenVersion.class, request -> SeenVersion.of(request.getHeader("If-Match"))));
        resolvers.add(new Resolver(
                Paging.class, request -> Paging.of(request.getParameter("cursor"), request.getParameter("limit"))));
    }

    /** Reads one kind of parameter from the request itself, without data binding. */
    private record Resolver(Class<?> type, Function<NativeWebRequest, Object> read)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer model,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return read.apply(request);
        }
    }
}
