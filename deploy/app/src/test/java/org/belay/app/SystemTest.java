// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.belay.Application;
import org.belay.testkit.Browser;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole system with its demo organizations on a fresh database, listening on a port. All share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "belay.demo=true",
            "belay.jobs.enabled=true",
            "management.prometheus.metrics.export.enabled=true",
            "belay.limits.sign-in-per-minute=600",
            "belay.files.directory=target/files",
            "belay.audit.directory=target/audit"
        })
@AutoConfigureMockMvc
@Import({TestDatabase.class, Demo.class})
@ExtendWith(Browser.Extension.class)
@interface SystemTest {}
