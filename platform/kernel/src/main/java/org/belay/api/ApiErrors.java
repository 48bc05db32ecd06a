// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.NotNow;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.web.Problems;
import org.belay.web.Problems.Problem;
import org.belay.web.Refusals;
import org.belay.web.Unavailable;
import org.belay.web.UploadFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Answers whatever goes wrong below {@code /api} with a problem, whichever handler was meant and even when none was
 * found. That is why it looks at the address and stands ahead of every advice.
 */
@Component
class ApiErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private static final String TAKEN = "23505";
    private static final String NOT_TEXT = "22021";
    private static final String SECONDS_TO_WAIT = "60";

    private final Problems problems;
    private final Refusals refusals;
    private final MessageSource messages;

    ApiErrors(Problems problems, Refusals refusals, MessageSource messages) {
        this.problems = problems;
        this.refusals = refusals;
        this.messages = messages;
    }

    /** A place in the request's body and what is wrong there. */
    record FieldProblem(String pointer, String detail) {}

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!Problems.speaksProblems(request.getRequestURI()) || Unavailable.isCauseOf(failure)) {
            return null; // the latter is answered outermost, wherever it came from
        }
        try {
            if (failure instanceof ErrorResponse known) {
                copy(known.getHeaders(), response);
            }
            var problem = problem(failure, request);
            if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
            }
            problems.answer(problem, request, response);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem problem(Exception failure, HttpServletRequest request) {
        var refused = cause(failure, ApiRefusal.class); // also from within a parameter that was being read
        if (refused != null) {
            return Problem.of(refused.status(), refused.problem());
        }
        if (UploadFailure.isOfDisk(failure)) {
            LOG.error("An upload found no place on this node's disk.", failure);
            return Problem.of(503).saying(sentence(UploadFailure.DISK, request));
        }
        return switch (failure) {
            case NotFound absent -> Problem.of(404);
            case NotNow later -> Problem.of(503).saying(sentence(later.messageKey(), request, later.parameters()));
            case RuleViolation rule -> broken(rule, request);
            case StaleWrite stale -> Problem.of(request.getHeader(HttpHeaders.IF_MATCH) == null ? 409 : 412);
            case OptimisticLockingFailureException lost -> Problem.of(409);
            case AccessDeniedException refusal -> refused(request);
            case MethodArgumentTypeMismatchException wrong -> mismatch(wrong);
            case MethodArgumentNotValidException invalid -> invalid(invalid, request);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable, request);
            case ErrorResponse known -> Problem.of(known.getStatusCode().value());
            default -> stored(failure);
        };
    }

    private Problem broken(RuleViolation rule, HttpServletRequest request) {
        return Problem.of(422)
                .saying(sentence(rule.messageKey(), request, rule.parameters()))
                .with("rule", rule.messageKey());
    }

    private @Nullable String sentence(String key, HttpServletRequest request, Object... parameters) {
        return messages.getMessage(key, parameters, key, RequestContextUtils.getLocale(request));
    }

    private Problem refused(HttpServletRequest request) {
        refusals.note(request.getMethod(), request.getRequestURI());
        return Problem.of(403);
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException wrong) {
        return wrong.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.of(404)
                : Problem.of(400).with("parameter", wrong.getName());
    }

    private Problem invalid(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        var body = invalid.getParameter().hasParameterAnnotation(RequestBody.class);
        List<FieldProblem> errors = invalid.getAllErrors().stream()
                .map(error -> new FieldProblem(pointer(error), message(error, request)))
                .sorted((one, other) -> one.pointer().compareTo(other.pointer()))
                .toList();
        return body
                ? Problem.of(422, "invalid-fields").with("errors", errors)
                : Problem.of(400).with("parameter", errors.getFirst().pointer().substring(1));
    }

    private Problem unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (cause(unreadable, BodyTooLarge.class) != null) {
            return Problem.of(413);
        }
        var rule = cause(unreadable, RuleViolation.class);
        return rule == null ? MalformedJson.problem(unreadable) : broken(rule, request);
    }

    /** What the database refused although every rule let it pass: a value taken a moment ago, or no text at all. */
    private static Problem stored(Exception failure) {
        var refusal = cause(failure, SQLException.class);
        var state = refusal == null ? "" : String.valueOf(refusal.getSQLState());
        return switch (state) {
            case TAKEN -> Problem.of(409, "taken");
            case NOT_TEXT -> Problem.of(400);
            default -> unexpected(failure);
        };
    }

    private static Problem unexpected(Exception failure) {
        LOG.error("A request of the API failed.", failure);
        return Problem.of(500);
    }

    private String message(ObjectError error, HttpServletRequest request) {
        var locale = RequestContextUtils.getLocale(request);
        return error instanceof FieldError field && field.isBindingFailure()
                ? messages.getMessage("problem.bad-value", null, locale)
                : messages.getMessage(error, locale);
    }

    private static String pointer(ObjectError error) {
        return error instanceof FieldError field
                ? "/" + field.getField().replace('.', '/').replace('[', '/').replace("]", "")
                : "";
    }

    private static <X extends Throwable> @Nullable X cause(Throwable failure, Class<X> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static void copy(HttpHeaders headers, HttpServletResponse response) {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
}
