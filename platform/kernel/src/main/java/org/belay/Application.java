// SPDX-License-Identifier: Apache-2.0
package org.belay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Belay. Its main class lives in the kernel so that every artifact can run its own module tests. */
@SpringBootApplication
@Modulithic(systemName = "Belay")
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
