// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String show() {
        if (TenantScope.current().isEmpty()) {
            throw new NotFound();
        }
        return "platform/sign-in";
    }
}
