// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What this module knows of people: who stored a file, and which files are held for review. A file that belongs to a
 * person is handed out and erased by the module that it belongs to.
 */
@Configuration(proxyBeanMethods = false)
class FileRecords {

    private static final String STORED =
            " from platform.stored_file where tenant_id = platform.current_tenant() and stored_by = :person";
    private static final String HELD = " from platform.file_hold"
            + " where tenant_id = platform.current_tenant() and (stored_by = :person or decided_by = :person)";

    @Bean
    PersonalData storedFileRecords(PersonalRecords records) {
        return records.of("files.stored", "platform.stored_file")
                .exports("select name, use, media_type, size, stored_at" + STORED + " order by stored_at")
                .keeps("personal.kept.file-number", "select count(*)" + STORED)
                .keptAlways("As long as what the file belongs to")
                .build();
    }

    @Bean
    PersonalData heldFileRecords(PersonalRecords records) {
        return records.of("files.held", "platform.file_hold")
                .exports("select name, use, size, held_at, state, decided_at" + HELD + " order by held_at")
                .keeps("personal.kept.held", "select count(*)" + HELD)
                .keptAlways("HIPAA documentation: six years (to verify)")
                .build();
    }

    @Bean
    ImpersonalTables fileTables() {
        return ImpersonalTables.of("platform.file_usage", "platform.file_fault");
    }
}
