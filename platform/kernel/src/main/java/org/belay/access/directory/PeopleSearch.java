// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which people are looked for, and in which order. Anything unknown means no restriction. */
record PeopleSearch(
        @Nullable String q,
        @Nullable String role,
        @Nullable String state,
        @Nullable String sort,
        @Nullable String dir,
        @Nullable Integer page) {

    private static final Map<String, String> ORDERS = Map.of(
            "name", "p.name_lower collate \"C\"",
            "email", "p.email_lower collate \"C\"",
            "seen", "a.last_sign_in_at");

    PeopleSearch {
        q = q == null ? "" : q.strip();
        role = role == null ? "" : role;
        state = state == null ? "" : state;
        sort = sort != null && ORDERS.containsKey(sort) ? sort : "name";
        dir = "desc".equals(dir) ? "desc" : "asc";
        page = page == null ? 1 : page;
    }

    @Nullable
    AccountState accountState() {
        for (var known : AccountState.values()) {
            if (known.name().equalsIgnoreCase(state)) {
                return known;
            }
        }
        return null;
    }

    public boolean restricted() {
        return !("" + q + role + state).isEmpty();
    }

    String order() {
        return ORDERS.get(sort) + " " + dir + " nulls last, p.id";
    }

    /** Address of the list with these filters, without order and page. */
    public String filtered() {
        return address("/people", false);
    }

    /** Address of the list with these filters and this order, without page. */
    public String sorted() {
        return address("/people", true);
    }

    public String csv() {
        return address("/people.csv", true);
    }

    private String address(String path, boolean withOrder) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "q", q);
        add(address, "role", role);
        add(address, "state", state);
        if (withOrder && !("name".equals(sort) && "asc".equals(dir))) {
            add(address, "sort", sort);
            add(address, "dir", dir);
        }
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
