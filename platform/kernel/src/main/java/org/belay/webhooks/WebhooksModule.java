// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.belay.access.Access;
import org.belay.notices.Notices;
import org.belay.personal.ImpersonalTables;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.plugins.Settings;
import org.belay.plugins.TenantFigure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class WebhooksModule {

    private static final Duration TOGETHER = Duration.ofSeconds(10);

    @Bean
    ModuleDescriptor webhooksDescriptor() {
        return ModuleDescriptor.named("webhooks", WebhooksModule.class)
                .alwaysOn()
                .permission(Sending.MANAGE, "administrator")
                .setting(Sending.ATTEMPTS, Type.WHOLE_NUMBER, "12")
                .setting(Sending.FIRST_PAUSE, Type.WHOLE_NUMBER, "30")
                .setting(Sending.PAUSE_AFTER, Type.WHOLE_NUMBER, "24")
                .setting(WebhookSecrets.OVERLAP, Type.WHOLE_NUMBER, "24")
                .setting(WebhookCleaning.KEEP, Type.WHOLE_NUMBER, "30")
                .notice(Sending.PAUSED_NOTICE, Rhythm.AT_ONCE)
                .navigation("portal.group.systems", "webhooks.title", "/webhooks", "route", Sending.MANAGE, 980)
                .build();
    }

    /** The demo may be told to send to this machine; nothing else may. */
    @Bean
    Route webhookRoute(
            @Value("${belay.webhooks.local-receivers:false}") boolean local,
            @Value("${belay.demo:false}") boolean demo) {
        if (local && !demo) {
            throw new IllegalStateException("belay.webhooks.local-receivers is for the demo alone (belay.demo=true).");
        }
        return local ? Route.anywhere() : Route.toPublicAddresses();
    }

    @Bean
    Receiver webhookReceiver(Route route) {
        return new Receiver(route, (SSLSocketFactory) SSLSocketFactory.getDefault(), TOGETHER);
    }

    @Bean
    Sending webhookSending(
            DueDeliveries due,
            Receiver receiver,
            Settings settings,
            Access access,
            Notices notices,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Sending(due, receiver, settings, access, notices, transactions, clock);
    }

    @Bean
    SendRounds webhookRounds(
            DueDeliveries due,
            Sending sending,
            Clock clock,
            @Value("${belay.webhooks.senders:16}") int places,
            @Value("${belay.webhooks.senders-of-one-organization:4}") int placesOfOne) {
        return new SendRounds(due, sending, clock, places, placesOfOne);
    }

    @Bean
    TenantFigure webhooksDead(JdbcClient jdbc) {
        return TenantFigure.of(
                "webhooks.dead",
                1,
                () -> jdbc.sql(
                                "select count(*) from platform.webhook_delivery where tenant_id = platform.current_tenant() and state = 'DEAD'")
                        .query(Long.class)
                        .single());
    }

    @Bean
    TenantFigure webhooksPaused(JdbcClient jdbc) {
        return TenantFigure.of(
                "webhooks.paused",
                1,
                () -> jdbc.sql(
                                "select count(*) from platform.webhook where tenant_id = platform.current_tenant() and paused_because in ('FAILING', 'GONE')")
                        .query(Long.class)
                        .single());
    }

    /** Events name people by their ids alone. */
    @Bean
    ImpersonalTables webhookTables() {
        return ImpersonalTables.of(
                "platform.webhook", "platform.webhook_event", "platform.webhook_delivery", "platform.webhook_attempt");
    }
}
