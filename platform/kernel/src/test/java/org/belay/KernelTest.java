// SPDX-License-Identifier: Apache-2.0
package org.belay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.belay.testkit.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The kernel on a fresh database with two tenants; all such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"belay.jobs.enabled=false", "belay.files.directory=target/files"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, TestTenants.class, TestPeople.class})
public @interface KernelTest {}
