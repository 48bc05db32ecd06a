// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.home;

import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home; on the operator's own host, the way to the demo. */
@Controller
class HomeController {

    private final Home home;
    private final boolean demo;

    HomeController(Home home, @Value("${belay.demo:false}") boolean demo) {
        this.home = home;
        this.demo = demo;
    }

    @GetMapping("/")
    String show(Model model) {
        if (TenantScope.current().isEmpty()) {
            if (demo) {
                return "forward:/demo";
            }
            throw new NotFound();
        }
        model.addAttribute("home", home.now());
        return "portal/home";
    }
}
