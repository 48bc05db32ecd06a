// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.belay.testkit.PersonalTables;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every table that may hold something about somebody has a module that speaks for it. */
@SystemTest
class PersonalDataTests {

    private static final UUID NOBODY = UUID.fromString("0198a000-0000-7000-8000-000000000000");

    @Autowired
    List<PersonalData> handlers;

    @Autowired
    List<ImpersonalTables> impersonal;

    @Autowired
    MessageSource messages;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestDatabase.Location database;

    @Test
    void everyTableIsClaimedOrHoldsNobody() {
        assertThat(PersonalTables.findings(database.url(), claimed(""), nobodys()))
                .isEmpty();
    }

    @Test
    void aModuleThatDeclaresNothingFailsTheBuild() {
        assertThat(PersonalTables.findings(database.url(), claimed("studygroups"), nobodys()))
                .containsExactly(
                        "studygroups.study_group is neither claimed by personal data nor listed as holding nobody"
                                + " (opened_by)");
    }

    @Test
    void aTableThatRefersToPeopleCannotBeListedAsHoldingNobody() {
        var listed = new HashSet<>(nobodys());
        listed.add("studygroups.study_group");

        assertThat(PersonalTables.findings(database.url(), claimed("studygroups"), listed))
                .containsExactly(
                        "studygroups.study_group is listed as holding nobody and refers to people (opened_by)");
    }

    @Test
    void everyTypeOfRecordHasWordsAndASourceAndItsStatementsRun() {
        TenantScope.run(
                tenants.at("greatlakes.localhost").orElseThrow().id(),
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    for (var handler : handlers) {
                        assertThat(messages.getMessage("personal." + handler.recordType(), null, "", Locale.ENGLISH))
                                .as(handler.recordType())
                                .isNotBlank();
                        assertThat(handler.keeping().source())
                                .as(handler.recordType())
                                .isNotBlank();
                        handler.export(NOBODY, row -> {});
                        handler.files(NOBODY);
                        var erased = handler.erase(NOBODY);
                        assertThat(erased.deleted()).as(handler.recordType()).isZero();
                        handler.dispose(java.time.Instant.EPOCH, 10);
                    }
                    status.setRollbackOnly();
                }));
    }

    @Test
    void typesOfRecordAreNamedOnce() {
        assertThat(handlers.stream().map(PersonalData::recordType)).doesNotHaveDuplicates();
    }

    private Set<String> claimed(String without) {
        var tables = new HashSet<String>();
        handlers.stream()
                .filter(handler -> without.isEmpty() || !handler.recordType().startsWith(without + "."))
                .forEach(handler -> tables.addAll(handler.tables()));
        return tables;
    }

    private Set<String> nobodys() {
        var tables = new HashSet<String>();
        impersonal.forEach(listed -> tables.addAll(listed.tables()));
        return tables;
    }
}
