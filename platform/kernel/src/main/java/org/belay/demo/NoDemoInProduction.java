// SPDX-License-Identifier: Apache-2.0
package org.belay.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Production does not start with invented people and a password that everybody knows. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@ConditionalOnBooleanProperty("belay.demo")
class NoDemoInProduction {

    NoDemoInProduction() {
        throw new DemoInProduction();
    }
}
