// SPDX-License-Identifier: Apache-2.0
package org.belay.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.belay.access.SignedIn;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;

/**
 * Language and time zone of a page: the signed-in person's, else the organization's, else the browser's. All of it is
 * at hand already; nothing is asked of the database.
 */
@Component("localeResolver")
class PersonalLocale extends AbstractLocaleContextResolver {

    private final TenantDirectory tenants;

    PersonalLocale(TenantDirectory tenants) {
        this.tenants = tenants;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        if (TenantScope.current().isEmpty()) {
            return context(request.getLocale(), ZoneId.of("UTC"));
        }
        var tenant = tenants.current();
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn someone) {
            var language = someone.language();
            var zone = someone.zone();
            return context(
                    language == null ? tenant.locale() : Locale.forLanguageTag(language),
                    zone == null ? tenant.zone() : ZoneId.of(zone));
        }
        return context(tenant.locale(), tenant.zone());
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("A person chooses language and zone in their account.");
    }

    private static LocaleContext context(Locale locale, ZoneId zone) {
        return new SimpleTimeZoneAwareLocaleContext(locale, TimeZone.getTimeZone(zone));
    }
}
