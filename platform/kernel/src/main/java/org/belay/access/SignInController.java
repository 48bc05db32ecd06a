// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in. */
@Controller
class SignInController {

    /** @param locked for how many minutes more the name is locked, after a try that was refused for that */
    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) @Nullable Integer locked, Model model) {
        if (TenantScope.current().isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("locked", locked);
        return "platform/sign-in";
    }
}
