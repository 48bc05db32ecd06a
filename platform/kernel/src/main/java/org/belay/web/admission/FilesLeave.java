// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Whoever is about to send a stored file gives the place back first: on a slow line that takes minutes. */
@ControllerAdvice
class FilesLeave implements ResponseBodyAdvice<Resource> {

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == ResourceHttpMessageConverter.class;
    }

    @Override
    public @Nullable Resource beforeBodyWrite(
            @Nullable Resource file,
            MethodParameter type,
            MediaType selected,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest known) {
            Place.leave(known.getServletRequest());
        }
        return file;
    }
}
