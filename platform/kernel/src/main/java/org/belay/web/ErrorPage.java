// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

/**
 * What an error page says.
 *
 * @param title message key of the headline, which says what happened
 * @param advice message key of what to do next
 * @param detail a sentence in the person's language, or empty
 * @param requestId under which operators find the request
 */
record ErrorPage(int status, String title, String advice, String detail, String requestId) {

    static ErrorPage of(int status, String detail, String requestId) {
        var known = switch (status) {
            case 400, 403, 404, 405, 409, 413, 415, 422, 429, 503 -> String.valueOf(status);
            default -> status < 500 ? "400" : "500";
        };
        return new ErrorPage(status, "error." + known + ".title", "error." + known + ".advice", detail, requestId);
    }

    static ErrorPage withoutTenant(int status, String reason, String requestId) {
        return new ErrorPage(
                status,
                "error.organization." + reason + ".title",
                "error.organization." + reason + ".advice",
                "",
                requestId);
    }
}
