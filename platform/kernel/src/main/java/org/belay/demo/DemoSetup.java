// SPDX-License-Identifier: Apache-2.0
package org.belay.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.belay.access.Access;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.plugins.DemoData;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database with the demo organizations, and says where to go. */
@Component
@ConditionalOnBooleanProperty("belay.demo")
class DemoSetup {

    private static final Logger LOG = LoggerFactory.getLogger("org.belay.demo");
    private static final int COMMON_PEOPLE = 54;

    private static final List<String> GIVEN = List.of(
            "Ines",
            "Odell",
            "Wren",
            "Tobias",
            "Sunniva",
            "Caspian",
            "Briar",
            "Leopold",
            "Ottilie",
            "Ronan",
            "Saskia",
            "Thaddeus",
            "Ulla",
            "Vesper",
            "Winslow",
            "Ximena",
            "Yarrow",
            "Zephyr",
            "Amaru",
            "Bodhi",
            "Cleo",
            "Dariela",
            "Emeka",
            "Fenna",
            "Gideon",
            "Hollis",
            "Isolde",
            "Jun",
            "Keziah",
            "Linnea");
    private static final List<String> FAMILY = List.of(
            "Marlowe",
            "Quayside",
            "Halloway",
            "Fernhill",
            "Thistledown",
            "Bracken",
            "Copperfield-Vane",
            "Dunmere",
            "Eastlight",
            "Foxglove",
            "Gullwing",
            "Hazelmoor",
            "Ironwood",
            "Juniper",
            "Kestrel",
            "Larkspur",
            "Merriweather-Stone",
            "Nettlebed",
            "Osprey",
            "Pinecrest",
            "Ravensong",
            "Sorrel",
            "Tideway",
            "Umberfield",
            "Vale",
            "Whitebeam",
            "Yewdale",
            "Zennor");
    private static final List<String> PRONOUNS = List.of("she/her", "he/him", "they/them");

    private final TenantDirectory directory;
    private final Tenants tenants;
    private final People people;
    private final Access access;
    private final List<DemoData> contributions;
    private final TransactionTemplate transaction;
    private final Environment environment;
    private final String passwordHash;

    DemoSetup(
            TenantDirectory directory,
            Tenants tenants,
            People people,
            Access access,
            List<DemoData> contributions,
            PlatformTransactionManager transactions,
            PasswordEncoder passwords,
            Environment environment) {
        this.directory = directory;
        this.tenants = tenants;
        this.people = people;
        this.access = access;
        this.contributions = contributions;
        this.transaction = new TransactionTemplate(transactions);
        this.environment = environment;
        this.passwordHash = String.valueOf(passwords.encode(DemoOrganization.PASSWORD));
    }

    @EventListener
    @Order(10)
    void on(ApplicationStartedEvent started) {
        for (var organization : DemoOrganization.values()) {
            if (directory.at(organization.host()).isEmpty()) {
                fill(organization);
            }
        }
        var port = environment.getProperty("local.server.port", "8080");
        LOG.info("Belay is ready. Open http://localhost:{} and choose whom to sign in as.", port);
    }

    private void fill(DemoOrganization organization) {
        var tenant = tenants.found(
                organization.slug(),
                organization.displayName(),
                organization.kind(),
                Set.of(organization.host()),
                ZoneId.of(organization.zone()),
                Locale.US,
                organization.jurisdiction(),
                organization.accent());
        var random = new Random(organization.slug().hashCode());
        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    organization
                            .signIns()
                            .forEach(signIn -> add(
                                    organization.login(signIn),
                                    signIn.givenName(),
                                    signIn.familyName(),
                                    signIn.role(),
                                    "LS-" + signIn.name(),
                                    random));
                    for (int i = 0; i < COMMON_PEOPLE; i++) {
                        add(organization, i, random);
                    }
                }));
        contribute(tenant, random);
    }

    private void contribute(TenantId tenant, Random random) {
        var stored = directory.with(tenant).orElseThrow();
        for (var contribution : contributions) {
            TenantScope.run(
                    tenant,
                    Actor.SYSTEM,
                    () -> transaction.executeWithoutResult(status -> contribution.fill(stored, random)));
        }
    }

    private void add(DemoOrganization organization, int number, RandomGenerator random) {
        var given = GIVEN.get(number % GIVEN.size());
        var family = FAMILY.get((number * 11 + number / GIVEN.size()) % FAMILY.size());
        add(
                (given + "." + family).toLowerCase(Locale.ROOT) + "@" + organization.slug() + ".example",
                given,
                family,
                organization.commonRole(),
                "%05d".formatted(40_000 + number * 7),
                random);
    }

    private PersonId add(
            String login, String given, String family, String role, String number, RandomGenerator random) {
        var person = people.add(new PersonDetails(
                given,
                family,
                null,
                random.nextInt(3) == 0 ? PRONOUNS.get(random.nextInt(PRONOUNS.size())) : null,
                login,
                null,
                null,
                Map.of("member-number", number)));
        access.openAccountWithHash(person, login, passwordHash);
        access.assign(person.value(), role, null);
        return person;
    }
}
