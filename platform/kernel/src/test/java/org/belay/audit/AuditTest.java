// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.belay.testkit.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole kernel on a fresh database, where nothing is sealed unless the test asks for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "belay.jobs.enabled=false")
@Import({TestDatabase.class, LogBook.class})
@interface AuditTest {}
