// SPDX-License-Identifier: Apache-2.0
/** Reading the audit log: the page to search it, an entry in full, the download, and the check of the chain. */
@NullMarked
package org.belay.audit.search;

import org.jspecify.annotations.NullMarked;
