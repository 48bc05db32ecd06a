// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import org.belay.web.Problems.Problem;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Says where a body cannot be read: the line and column of a slip in JSON, or the pointer to a value of a wrong kind. */
final class MalformedJson {

    private MalformedJson() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        var problem = Problem.of(400, "malformed-json");
        if (!(unreadable.getCause() instanceof JacksonException slip)) {
            return problem;
        }
        if (slip instanceof DatabindException && !slip.getPath().isEmpty()) {
            var pointer = new StringBuilder();
            slip.getPath()
                    .forEach(step -> pointer.append('/')
                            .append(step.getPropertyName() == null ? String.valueOf(step.getIndex()) : escaped(step)));
            problem = problem.with("pointer", pointer.toString());
        }
        var place = slip.getLocation();
        return place == null || place.getLineNr() < 1
                ? problem
                : problem.with("line", place.getLineNr()).with("column", place.getColumnNr());
    }

    private static String escaped(JacksonException.Reference step) {
        return String.valueOf(step.getPropertyName()).replace("~", "~0").replace("/", "~1");
    }
}
