// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What Belay has to tell the signed-in person. So far it is only the place for it. */
@Controller
class InboxController {

    @GetMapping("/inbox")
    String show() {
        return "notices/inbox";
    }
}
