// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ManifestTests {

    @Test
    void aBundleWithoutManifestIsBlocked() throws IOException {
        var zip = RosterZip.good("bulk").withoutManifest();
        assertThat(zip.report().blocked()).isTrue();
        assertThat(zip.report().messages()).containsExactly(RowMessage.error("", 0, "", "roster.manifest.missing"));
    }

    @Test
    void theOlderVersionIsBlocked() throws IOException {
        var report = RosterZip.good("bulk").property("oneroster.version", "1.1").report();
        assertThat(report.blocked()).isTrue();
        assertThat(report.messages())
                .containsExactly(RowMessage.error("manifest.csv", 3, "value", "roster.manifest.version", "1.1"));
    }

    @Test
    void aFileThatWasPromisedMustBeThere() throws IOException {
        var report = RosterZip.good("bulk")
                .absent(RosterFile.ROLES)
                .property("file.roles", "delta")
                .report();
        assertThat(report.blocked()).isTrue();
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.error("manifest.csv", 9, "value", "roster.manifest.promised", "roles.csv", "delta"));
    }

    @Test
    void aFileThatIsNotListedIsNotRead() throws IOException {
        var report = RosterZip.good("bulk").without("file.enrollments").report();
        assertThat(report.blocked()).isFalse();
        assertThat(report.files()).hasSize(6);
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.of(RowMessage.Severity.WARNING, "enrollments.csv", 0, "", "roster.file.notListed"));
    }

    @Test
    void otherFilesAreListedAsNotUsed() throws IOException {
        var report = RosterZip.good("bulk")
                .property("file.demographics", "bulk")
                .property("file.horoscopes", "absent")
                .entry("demographics.csv", "sourcedId\n")
                .entry("readme.txt", "hello")
                .report();
        assertThat(report.errors()).isZero();
        assertThat(report.messages())
                .extracting(RowMessage::file, RowMessage::key)
                .containsExactlyInAnyOrder(
                        tuple("manifest.csv", "roster.manifest.unknown"),
                        tuple("demographics.csv", "roster.file.notUsed"),
                        tuple("readme.txt", "roster.file.notCsv"));
    }

    @Test
    void everyMistakeOfTheManifestIsNamed() throws IOException {
        var report = RosterZip.good("bulk").entry("manifest.csv", """
                        propertyName,value
                        manifest.version,2.0
                        oneroster.version,1.2
                        file.orgs,everything
                        file.orgs,bulk
                        """).report();
        assertThat(report.blocked()).isTrue();
        assertThat(report.messages())
                .contains(
                        RowMessage.of(
                                RowMessage.Severity.WARNING,
                                "manifest.csv",
                                2,
                                "value",
                                "roster.manifest.ownVersion",
                                "2.0"),
                        RowMessage.error("manifest.csv", 4, "value", "roster.manifest.mode", "orgs", "everything"),
                        RowMessage.error("manifest.csv", 5, "propertyName", "roster.manifest.twice", "file.orgs", 4),
                        RowMessage.error("manifest.csv", 0, "", "roster.manifest.nothing"));
        assertThat(RosterZip.good("bulk")
                        .entry("manifest.csv", "a,b\n")
                        .report()
                        .messages())
                .containsExactly(RowMessage.error("manifest.csv", 1, "", "roster.manifest.header"));
    }

    @Test
    void theSystemThatWroteTheBundleIsTold() throws IOException {
        assertThat(RosterZip.good("bulk").report().system()).isEqualTo("Testing Ground");
    }
}
