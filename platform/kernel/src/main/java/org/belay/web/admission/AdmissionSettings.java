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
 * @param impatience how long they wait once there has been a queue for all of that time
 */
@ConfigurationProperties("belay.admission")
record AdmissionSettings(
        @DefaultValue("16") int requests,
        @DefaultValue("48") int waiting,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("50ms") Duration impatience) {}
