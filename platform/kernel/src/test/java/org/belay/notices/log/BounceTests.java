// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.notices.Bouncing;
import org.belay.notices.Mailbox;
import org.belay.notices.Mailbox.Mail;
import org.belay.notices.NoticeSamples;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
@Import(NoticeSamples.class)
class BounceTests {

    private static final String REPORT = """
            From: MAILER-DAEMON@mx.example
            To: office@alpha.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example
            Arrival-Date: Mon, 23 Nov 2026 10:00:00 -0500

            Final-Recipient: rfc822; %2$s
            Original-Recipient: rfc822;%2$s
            Action: %3$s
            Status: 5.1.1 (bad destination mailbox address)
            Diagnostic-Code: smtp; 550 5.1.1 User unknown

            --b1
            Content-Type: message/rfc822

            From: belay@localhost
            Message-ID: <%1$s@localhost>
            Subject: Your summary

            Hello

            --b1--
            """;

    @Autowired
    MailLog log;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Bouncing bouncing;

    @Autowired
    TestTenants tenants;

    @Test
    void aReportMarksTheMailAndItsAddress() {
        var mail = posted("gone@example.org");

        assertThat(bounced(report(mail, "Gone@Example.org", "failed"))).isEqualTo(1);

        assertThat(isBouncing("gone@example.org")).isTrue();
        var row = tenants.in(tenants.alpha(), () -> log.sheet(new MailLog.Filter("BOUNCED", "gone@"), 1, "/mail"))
                .rows();
        assertThat(row).singleElement().satisfies(seen -> {
            assertThat(seen.id()).isEqualTo(mail);
            assertThat(seen.error()).isEqualTo("5.1.1");
            assertThat(seen.bounces()).isTrue();
        });
        tenants.inTenant(tenants.alpha(), () -> log.release(mail));
        assertThat(isBouncing("gone@example.org")).isFalse();
    }

    @Test
    void aReportOfADelayMarksNothing() {
        var mail = posted("slow@example.org");

        assertThat(bounced(report(mail, "slow@example.org", "delayed"))).isZero();
        assertThat(isBouncing("slow@example.org")).isFalse();
    }

    @Test
    void aForgedReportMarksNobodyElse() {
        var mail = posted("one@example.org");

        assertThat(bounced(report(mail, "victim@example.org", "failed"))).isZero();
        assertThat(isBouncing("victim@example.org")).isFalse();
        assertThatThrownBy(() -> bounced(report(UUID.randomUUID(), "victim@example.org", "failed")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aReportOfAnotherTenantFindsNoMail() {
        var mail = posted("elsewhere@example.org");

        assertThatThrownBy(() -> tenants.in(
                        tenants.beta(),
                        () -> log.bounced(DeliveryReport.read(report(mail, "elsewhere@example.org", "failed")))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsNoReportIsRefused() {
        assertThatThrownBy(() -> DeliveryReport.read("Subject: hello\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> DeliveryReport.read(new byte[] {0, -1, 7})).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> DeliveryReport.read(new byte[0])).isInstanceOf(RuleViolation.class);
    }

    @Test
    void theLogIsForWhoMayReadIt() {
        var reader = tenants.actorWith(tenants.alpha(), "notices:read");
        var stranger = tenants.actorWith(tenants.alpha());
        var filter = new MailLog.Filter(null, null);

        assertThat(tenants.as(tenants.alpha(), reader, () -> log.sheet(filter, 1, "/mail")))
                .isNotNull();
        assertThatThrownBy(() -> tenants.as(tenants.alpha(), stranger, () -> log.sheet(filter, 1, "/mail")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tenants.as(tenants.alpha(), reader, () -> {
                    log.release(UUID.randomUUID());
                    return true;
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    private UUID posted(String to) {
        return tenants.in(tenants.alpha(), () -> mailbox.post(new Mail(to, "Your summary", "Hello")));
    }

    private int bounced(byte[] report) {
        return tenants.in(tenants.alpha(), () -> log.bounced(DeliveryReport.read(report)));
    }

    private boolean isBouncing(String address) {
        return tenants.in(tenants.alpha(), () -> bouncing.is(address));
    }

    private static byte[] report(UUID mail, String recipient, String action) {
        return REPORT.formatted(mail, recipient, action).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
