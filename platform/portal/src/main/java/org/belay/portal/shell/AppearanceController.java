// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.belay.portal.theme.Accent;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organization's colour, and the person's choice of light or dark. */
@Controller
class AppearanceController {

    private static final String OWN_ACCENT = "#0b6e7f";

    private final TenantDirectory tenants;

    AppearanceController(TenantDirectory tenants) {
        this.tenants = tenants;
    }

    @GetMapping("/theme.css")
    ResponseEntity<String> theme() {
        var accent =
                TenantScope.current().isEmpty() ? OWN_ACCENT : tenants.current().accent();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                .eTag(accent.substring(1))
                .body(Accent.of(accent).css());
    }

    @PostMapping("/appearance")
    String choose(
            @RequestParam String theme, @RequestParam(defaultValue = "/") String path, HttpServletResponse response) {
        var known = List.of("light", "dark").contains(theme);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Shells.THEME_COOKIE, known ? theme : "")
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(known ? Duration.ofDays(365) : Duration.ZERO)
                        .build()
                        .toString());
        return "redirect:" + (path.matches("/[^/\\\\].*") ? path : "/");
    }
}
