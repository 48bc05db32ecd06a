// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much this node takes on.
 *
 * @param requests how many work at once
 * @param waiting how many more may wait for their turn
 * @param patience how long they wait at most
 */
@ConfigurationProperties("belay.admission")
record AdmissionSettings(
        @DefaultValue("32") int requests,
        @DefaultValue("32") int waiting,
        @DefaultValue("500ms") Duration patience) {}
