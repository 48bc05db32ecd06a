// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.belay.tenancy.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problem details (RFC 9457) of the API: a type that never changes, a title and a sentence in the reader's language,
 * and the number of the request. Nothing of the inside is in them.
 */
@Component
public class Problems {

    private static final String TYPE = "/problems/";

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Whether errors of this address are problem details rather than pages. */
    public static boolean speaksProblems(String path) {
        return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/oauth2/");
    }

    /**
     * One problem.
     *
     * @param name last part of its type, as {@code not-found}
     * @param detail a sentence for the reader, or null for the usual one
     * @param more further members
     */
    public record Problem(int status, String name, @Nullable String detail, Map<String, ?> more) {

        public static Problem of(int status, String name) {
            return new Problem(status, name, null, Map.of());
        }

        /** The usual problem of a status. */
        public static Problem of(int status) {
            return of(
                    status,
                    switch (status) {
                        case 401 -> "not-signed-in";
                        case 403 -> "not-permitted";
                        case 404 -> "not-found";
                        case 405 -> "method-not-allowed";
                        case 406 -> "not-acceptable";
                        case 409 -> "conflict";
                        case 412 -> "changed-meanwhile";
                        case 413 -> "too-large";
                        case 415 -> "media-type";
                        case 422 -> "broken-rule";
                        case 428 -> "version-missing";
                        case 429 -> "too-many-requests";
                        case 503 -> "unavailable";
                        default -> status < 500 ? "bad-request" : "unexpected";
                    });
        }

        public Problem saying(@Nullable String sentence) {
            return new Problem(status, name, sentence, more);
        }

        public Problem with(String member, Object value) {
            var members = new LinkedHashMap<String, Object>(more);
            members.put(member, value);
            return new Problem(status, name, detail, members);
        }
    }

    /** Answers a request with a problem. Headers that belong to it are set before. */
    public void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var locale = Objects.requireNonNullElse(RequestContextUtils.getLocale(request), request.getLocale());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE + problem.name());
        body.put("title", messages.getMessage("problem." + problem.name() + ".title", null, locale));
        body.put("status", problem.status());
        var detail = problem.detail() == null
                ? messages.getMessage("problem." + problem.name() + ".detail", null, null, locale)
                : problem.detail();
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("instance", URI.create(path(request)).getRawPath());
        body.putAll(problem.more());
        body.put("request", RequestId.of(request));
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Language", locale.toLanguageTag());
        json.writeValue(response.getOutputStream(), body);
    }

    private static String path(HttpServletRequest request) {
        var failed = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }
}
