// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.belay.tenancy.RequestId;
import org.belay.tenancy.TenantRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what no controller could: errors of filters and the container, hosts without an organization, bugs. */
@Controller
class ErrorController implements org.springframework.boot.webmvc.error.ErrorController {

    @RequestMapping("/error")
    Object show(HttpServletRequest request, HttpServletResponse response) {
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpStatus.NOT_FOUND.value());
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith("/api/") || path.startsWith("/oauth2/")) {
            return problem(status, request);
        }
        var page = TenantRefusal.of(request)
                .map(refusal -> ErrorPage.withoutTenant(status, refusal.name(), RequestId.of(request)))
                .orElseGet(() -> ErrorPage.of(status, "", RequestId.of(request)));
        var view = new ModelAndView("platform/error", Map.of("error", page));
        view.setStatus(HttpStatusCode.valueOf(status));
        return view;
    }

    private static ResponseEntity<ProblemDetail> problem(int status, HttpServletRequest request) {
        var problem = ProblemDetail.forStatus(status);
        problem.setProperty("request", RequestId.of(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
