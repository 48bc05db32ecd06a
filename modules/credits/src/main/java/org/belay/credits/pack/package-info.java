// SPDX-License-Identifier: Apache-2.0
/**
 * The language of requirements: what an issuer asks of the holders of its credentials, as data. A pack is one version of
 * an issuer's requirements, written in YAML; {@code docs/requirements.md} explains it to who writes one.
 */
@NullMarked
package org.belay.credits.pack;

import org.jspecify.annotations.NullMarked;
