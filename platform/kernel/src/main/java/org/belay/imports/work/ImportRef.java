// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import org.belay.imports.RosterImportId;

/** What the jobs are told. */
public record ImportRef(RosterImportId id) {

    public String path() {
        return "/imports/" + id;
    }
}
