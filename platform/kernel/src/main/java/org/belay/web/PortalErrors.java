// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RequestId;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Shows a page for whatever a page's controller could not do. Anything unexpected stays a 500, and is logged. */
@ControllerAdvice(annotations = Controller.class)
@Order(100)
class PortalErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PortalErrors.class);

    private static final String NO_TEXT = "22021";

    private final MessageSource messages;
    private final Refusals refusals;

    PortalErrors(MessageSource messages, Refusals refusals) {
        this.messages = messages;
        this.refusals = refusals;
    }

    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notFound(HttpServletRequest request) {
        return page(404, "", request);
    }

    @ExceptionHandler
    ModelAndView broken(RuleViolation rule, HttpServletRequest request, Locale locale) {
        return page(422, messages.getMessage(rule.messageKey(), rule.parameters(), locale), request);
    }

    @ExceptionHandler({StaleWrite.class, OptimisticLockingFailureException.class})
    ModelAndView stale(HttpServletRequest request) {
        return page(409, "", request);
    }

    @ExceptionHandler
    ModelAndView refused(AccessDeniedException refusal, HttpServletRequest request) {
        refusals.note(request.getMethod(), request.getRequestURI());
        return page(403, "", request);
    }

    @ExceptionHandler(MultipartException.class)
    ModelAndView unreadable(MultipartException upload, HttpServletRequest request, Locale locale) {
        if (UploadFailure.isOfDisk(upload)) {
            LOG.error("An upload found no place on this node's disk.", upload);
            return page(503, messages.getMessage(UploadFailure.DISK, null, locale), request);
        }
        return page(upload instanceof MaxUploadSizeExceededException ? 413 : 400, "", request);
    }

    @ExceptionHandler
    ModelAndView framework(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse known) {
            return page(known.getStatusCode().value(), "", request);
        }
        if (isNoText(failure)) {
            return page(400, "", request);
        }
        throw failure;
    }

    /** Something that was typed holds a character that the database takes in no text, as NUL. */
    private static boolean isNoText(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refusal
                && NO_TEXT.equals(refusal.getSQLState());
    }

    private static ModelAndView page(int status, String detail, HttpServletRequest request) {
        var view = new ModelAndView(
                "platform/error", Map.of("error", ErrorPage.of(status, detail, RequestId.of(request))));
        view.setStatus(HttpStatusCode.valueOf(status));
        return view;
    }
}
