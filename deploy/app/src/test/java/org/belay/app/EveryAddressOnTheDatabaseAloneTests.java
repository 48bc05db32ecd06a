// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The same with Hibernate's own tenant filter off: the database alone keeps strangers out. */
@SystemTest
@Import(EveryAddressOnTheDatabaseAloneTests.WithoutFilter.class)
class EveryAddressOnTheDatabaseAloneTests extends EveryAddressTests {

    private static boolean asked;

    @Test
    void hibernateReallyLeavesItsFilterOff() {
        aThingOfAnotherTenantIsLikeAThingThatNeverWas();
        assertThat(asked).isTrue();
    }

    @TestConfiguration
    static class WithoutFilter {

        @Bean
        HibernatePropertiesCustomizer openFilter() {
            return properties -> {
                @SuppressWarnings("unchecked")
                var resolver = (CurrentTenantIdentifierResolver<UUID>)
                        properties.get(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER);
                properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new Open(resolver));
            };
        }
    }

    /** Takes every tenant for one that may see all; Hibernate then adds no predicate. */
    private record Open(CurrentTenantIdentifierResolver<UUID> behind) implements CurrentTenantIdentifierResolver<UUID> {

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return behind.resolveCurrentTenantIdentifier();
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return behind.validateExistingCurrentSessions();
        }

        @Override
        public boolean isRoot(UUID tenant) {
            asked = true;
            return true;
        }
    }
}
