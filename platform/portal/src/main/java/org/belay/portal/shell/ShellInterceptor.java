// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.belay.portal.Shell;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.thymeleaf.context.LazyContextVariable;

/** Offers the shell to whatever page is rendered, errors included. It is only put together when a page asks for it. */
@Component
class ShellInterceptor implements HandlerInterceptor {

    private final Shells shells;

    ShellInterceptor(Shells shells) {
        this.shells = shells;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("shell", new LazyContextVariable<Shell>() {
            @Override
            protected Shell loadValue() {
                return shells.of(request);
            }
        });
        return true;
    }
}
