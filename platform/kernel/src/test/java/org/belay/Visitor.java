// SPDX-License-Identifier: Apache-2.0
package org.belay;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody at a browser: asks at one host and keeps the session's cookie. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final String host;
    private @Nullable Cookie cookie;

    public Visitor(MockMvcTester mvc, String host) {
        this.mvc = mvc;
        this.host = host;
    }

    public MvcTestResult get(String path) {
        var request = mvc.get().uri(URI.create("http://" + host + path));
        return keep(cookie == null ? request.exchange() : request.cookie(cookie).exchange());
    }

    /** @param fields name, value, name, value, … */
    public MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(URI.create("http://" + host + path)).param("_csrf", token());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return keep(cookie == null ? request.exchange() : request.cookie(cookie).exchange());
    }

    /** @return where the answer leads */
    public String signIn(String login, String password) {
        return String.valueOf(post("/sign-in", "login", login, "password", password)
                .getResponse()
                .getRedirectedUrl());
    }

    /** The same cookie, carried to another host. */
    public Visitor at(String otherHost) {
        var other = new Visitor(mvc, otherHost);
        other.cookie = cookie;
        return other;
    }

    /** As a browser has it: from the form on a page. */
    private String token() {
        try {
            var page = get("/password/reset").getResponse().getContentAsString();
            var token = TOKEN.matcher(page);
            if (!token.find()) {
                throw new AssertionError("no token in " + page);
            }
            return token.group(1);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult keep(MvcTestResult result) {
        var set = result.getResponse().getCookie("belay");
        if (set != null) {
            cookie = set;
        }
        return result;
    }
}
