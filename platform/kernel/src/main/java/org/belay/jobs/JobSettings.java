// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works on jobs.
 *
 * @param jobs how many jobs at once
 * @param recurring threads beyond that, which recurring work alone uses
 * @param polling how often to look for work
 * @param heartbeat how often to say that a job is alive; after six beats missed another node takes it over
 * @param patience how long jobs get to stop by themselves when the node goes down
 */
@ConfigurationProperties("belay.jobs")
record JobSettings(
        @DefaultValue("4") int jobs,
        @DefaultValue("4") int recurring,
        @DefaultValue("1s") Duration polling,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("20s") Duration patience) {}
