// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.question;

import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.credits.CeRecords;
import org.belay.credits.Contact;
import org.belay.credits.EntryId;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a question about one of the person's own entries. */
@Service
@Transactional
@PreAuthorize("hasAuthority('credits:log')")
class Questions {

    private static final int LONGEST = 2_000;

    private final CeRecords records;
    private final Contact contact;
    private final QuestionMail mail;
    private final AuditLog audit;

    Questions(CeRecords records, Contact contact, QuestionMail mail, AuditLog audit) {
        this.records = records;
        this.contact = contact;
        this.mail = mail;
        this.audit = audit;
    }

    /**
     * Mails the question to who answers such questions here, and puts it on record.
     *
     * @throws RuleViolation when nobody is named who would answer, or it is no question
     */
    public void ask(EntryId id, String question) {
        var entry = records.mine().entry(id).orElseThrow(NotFound::new).entry();
        if (question.isBlank()) {
            throw new RuleViolation("credits.question.missing");
        }
        if (question.length() > LONGEST) {
            throw new RuleViolation("credits.question.too-long", LONGEST);
        }
        var recipient = contact.address().orElseThrow(() -> new RuleViolation("credits.question.nobody"));
        mail.send(recipient, CeRecords.me(), entry, question.strip());
        audit.record(
                "ce.question", "ce-entry", id.value(), Map.of("entry", entry.title(), "question", question.strip()));
    }
}
