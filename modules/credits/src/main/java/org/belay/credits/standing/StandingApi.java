// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import org.belay.credits.StandingResource;
import org.belay.credits.Wording;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the person stands, over the API. */
@RestController
class StandingApi {

    private final MyCe mine;
    private final Wording wording;

    StandingApi(MyCe mine, Wording wording) {
        this.mine = mine;
        this.wording = wording;
    }

    @GetMapping("/api/credits/standing")
    StandingResource show() {
        return StandingResource.of(mine.standing(), wording, wording::credential);
    }
}
