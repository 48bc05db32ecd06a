// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.belay.testkit.TestDatabase;
import org.belay.tokens.client.TestClients;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The kernel on a real database and a real port, with two tenants: one at 127.0.0.1, the other at localhost. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"belay.operator.hosts=operator.test", "belay.limits.api-per-minute=2000"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, TwoTenants.class, TestClients.class, AuthorizationCodeTests.FormToken.class})
public @interface ApiTest {}
