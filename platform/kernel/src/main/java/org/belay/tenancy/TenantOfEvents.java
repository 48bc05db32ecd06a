// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.util.Arrays;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts a listener back into the tenant of its event, before the listener's transaction begins. This also holds for
 * events that are delivered again after a restart.
 */
@Aspect
@Component
@Order(50) // outside transactions
class TenantOfEvents {

    @Around("@annotation(org.springframework.modulith.events.ApplicationModuleListener)")
    @Nullable
    Object listen(ProceedingJoinPoint call) throws Throwable {
        var event = Arrays.stream(call.getArgs())
                .filter(TenantEvent.class::isInstance)
                .map(TenantEvent.class::cast)
                .findFirst();
        return event.isPresent() ? TenantScope.call(event.get().tenant(), Actor.SYSTEM, call::proceed) : call.proceed();
    }
}
