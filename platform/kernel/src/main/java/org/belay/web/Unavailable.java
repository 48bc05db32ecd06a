// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.belay.tenancy.RequestId;
import org.belay.web.Problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.util.HtmlUtils;

/**
 * The answers while Belay cannot work, and when to try again. They take neither database nor template, so that they can
 * be given when both are out of reach and cost next to nothing when there is too much to do.
 */
@Component
public class Unavailable {

    private static final int TOO_MANY = 429;
    private static final String CONNECTION_LOST = "08";

    /** The server goes down, comes up, or has no place for one more connection. */
    private static final Set<String> SERVER_AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private final Problems problems;
    private final MessageSource messages;

    Unavailable(Problems problems, MessageSource messages) {
        this.problems = problems;
        this.messages = messages;
    }

    /** Whether something failed because the database could not be reached, or not in time. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (saysSo(cause)
                    || cause instanceof TransactionSystemException lost && isCauseOf(lost.getOriginalException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(Throwable cause) {
        if (cause instanceof CannotGetJdbcConnectionException || cause instanceof SQLTransientConnectionException) {
            return true;
        }
        var state = cause instanceof SQLException refusal ? refusal.getSQLState() : null;
        return state != null && (state.startsWith(CONNECTION_LOST) || SERVER_AWAY.contains(state));
    }

    /** The database is away: 503 for a request of which nothing has been answered yet. */
    public void answer(HttpServletRequest request, HttpServletResponse response, int secondsToWait) throws IOException {
        answer(Problem.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE), "503", secondsToWait, request, response);
    }

    /**
     * There is too much to do, and nothing of this request was done: 429, after which the server keeps the connection,
     * while it closes it after a 503. To refuse costs a third of that.
     */
    public void tooBusy(HttpServletRequest request, HttpServletResponse response, int secondsToWait)
            throws IOException {
        answer(Problem.of(TOO_MANY, "busy"), "busy", secondsToWait, request, response);
    }

    /** This node's disk took nothing of an upload: 503 for a request of which nothing has been answered yet. */
    public void noRoom(HttpServletRequest request, HttpServletResponse response, int secondsToWait) throws IOException {
        answer(Problem.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE), "disk", secondsToWait, request, response);
    }

    private void answer(
            Problem problem, String words, int secondsToWait, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(secondsToWait));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        if (Problems.speaksProblems(request.getRequestURI())) {
            problems.answer(problem, request, response);
        } else {
            page(problem.status(), words, request, response);
        }
    }

    private void page(int status, String words, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var locale = request.getLocale();
        var title = HtmlUtils.htmlEscape(messages.getMessage("error." + words + ".title", null, locale));
        var advice = HtmlUtils.htmlEscape(messages.getMessage("error." + words + ".advice", null, locale));
        var number = HtmlUtils.htmlEscape(
                messages.getMessage("error.request", new Object[] {RequestId.of(request)}, locale));
        response.setStatus(status);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write("""
                <!DOCTYPE html>
                <html lang="%s">
                <head><title>%s</title><meta name="viewport" content="width=device-width"></head>
                <body><main><h1>%s</h1><p>%s</p><p>%s</p></main></body>
                </html>
                """.formatted(locale.toLanguageTag(), title, title, advice, number));
    }
}
