// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import org.belay.imports.RosterImportId;

/** What the jobs are told. */
record ImportRef(RosterImportId id) {

    String path() {
        return "/imports/" + id;
    }
}
