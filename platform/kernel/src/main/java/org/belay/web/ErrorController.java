// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.belay.tenancy.RequestId;
import org.belay.tenancy.TenantRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what no controller could: errors of filters and the container, hosts without an organization, bugs. */
@Controller
class ErrorController implements org.springframework.boot.webmvc.error.ErrorController {

    private final Problems problems;

    ErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpStatus.NOT_FOUND.value());
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (Problems.speaksProblems(path)) {
            problems.answer(Problems.Problem.of(status), request, response);
            return null;
        }
        var page = TenantRefusal.of(request)
                .map(refusal -> ErrorPage.withoutTenant(status, refusal.name(), RequestId.of(request)))
                .orElseGet(() -> ErrorPage.of(status, "", RequestId.of(request)));
        var view = new ModelAndView("platform/error", Map.of("error", page));
        view.setStatus(HttpStatusCode.valueOf(status));
        return view;
    }
}
