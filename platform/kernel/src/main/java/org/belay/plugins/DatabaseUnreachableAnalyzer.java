// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.sql.SQLException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in one sentence that the database cannot be reached, and where it was looked for. */
final class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<FlywaySqlUnableToConnectToDbException> {

    private final Environment environment;

    DatabaseUnreachableAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywaySqlUnableToConnectToDbException cause) {
        var url = environment.getProperty("belay.database.url", "the embedded one");
        var question = url.indexOf('?');
        return new FailureAnalysis(
                "The database " + (question < 0 ? url : url.substring(0, question)) + " cannot be used: "
                        + reason(cause) + " Check BELAY_DATABASE_URL and the users and passwords that go with it.",
                null,
                cause);
    }

    private static @Nullable String reason(Throwable cause) {
        for (var inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof SQLException refusal) {
                return refusal.getMessage();
            }
        }
        return cause.getMessage();
    }
}
