// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.springframework.validation.BindingResult;

/** A form that was sent. What the rules object to becomes a message on the form, and nothing typed is lost. */
public final class FormSubmission {

    private FormSubmission() {}

    /**
     * Runs the use case unless the form itself has errors.
     *
     * @return whether it succeeded; otherwise the errors say why, and the form is to be shown again with status 422
     */
    public static boolean succeeds(BindingResult errors, Runnable useCase) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            useCase.run();
            return true;
        } catch (RuleViolation broken) {
            errors.reject(broken.messageKey(), broken.parameters(), broken.messageKey());
        } catch (StaleWrite stale) {
            errors.reject("error.stale", null, "error.stale");
        }
        return false;
    }
}
