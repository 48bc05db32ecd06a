// SPDX-License-Identifier: Apache-2.0
package org.belay.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class DemoInProductionAnalyzer extends AbstractFailureAnalyzer<DemoInProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemoInProduction cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
