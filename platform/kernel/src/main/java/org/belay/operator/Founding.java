// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.belay.access.Access;
import org.belay.access.InvitationPost;
import org.belay.audit.AuditLog;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantProfile;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds organizations with their first administrator, suspends and reopens them. */
@Service
class Founding {

    private final Tenants tenants;
    private final People people;
    private final Access access;
    private final InvitationPost invitations;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Founding(
            Tenants tenants,
            People people,
            Access access,
            InvitationPost invitations,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.people = people;
        this.access = access;
        this.invitations = invitations;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Founds an organization and invites its first administrator.
     *
     * @param address of its portal, for the invitation
     * @throws RuleViolation when something given does not make an organization; nothing is stored then
     */
    TenantId found(
            String slug,
            TenantKind kind,
            Set<String> hosts,
            TenantProfile profile,
            PersonDetails administrator,
            String address) {
        var email = administrator.email();
        if (email == null) {
            throw new RuleViolation("operator.administrator.email");
        }
        if (hosts.isEmpty()) {
            throw new RuleViolation("organization.host.missing");
        }
        var tenant = tenants.found(
                slug,
                profile.name(),
                kind,
                hosts,
                ZoneId.of(profile.zone()),
                Locale.forLanguageTag(profile.locale()),
                profile.jurisdiction(),
                profile.accent());
        within(tenant, () -> {
            var person = people.register(administrator).id();
            access.openAccount(person, email);
            access.assign(person.value(), Access.ADMINISTRATOR, null);
            invitations.send(person, address);
        });
        return tenant;
    }

    void suspend(TenantId tenant) {
        within(tenant, () -> audit.record("organization.suspended", "organization", tenant.value(), Map.of()));
        tenants.suspend(tenant);
    }

    void reopen(TenantId tenant) {
        tenants.reopen(tenant);
        within(tenant, () -> audit.record("organization.reopened", "organization", tenant.value(), Map.of()));
    }

    private void within(TenantId tenant, Runnable work) {
        TenantScope.run(tenant, Actor.SYSTEM, () -> transaction.executeWithoutResult(status -> work.run()));
    }
}
