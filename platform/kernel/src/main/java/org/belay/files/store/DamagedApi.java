// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Damaged files for other programs. */
@RestController
class DamagedApi {

    private final DamagedFiles damaged;

    DamagedApi(DamagedFiles damaged) {
        this.damaged = damaged;
    }

    /** Files whose bytes are gone, or are not those that were stored, as the last daily check found them. */
    @GetMapping("/api/files/damaged")
    Page<DamagedFiles.Damaged> list(@ParameterObject Paging paging) {
        var last = paging.after(1).map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
        return Page.of(damaged.after(last, paging.fetch()), paging, file -> Cursor.at(file.id()));
    }
}
